// Another tab would hear of whoever signs in here. A module that a test loads anew is such a tab for all tests after it, so
// there are none; this comes before anything that asks for them.
Reflect.deleteProperty(globalThis, 'BroadcastChannel');
