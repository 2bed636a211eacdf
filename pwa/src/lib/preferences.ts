/** What this browser was told to look like, and what anybody may know; nobody's secret, and no patient's. */
const LASTING = [/^theme$/, /^density$/, /^language$/, /^my-doctors /, /^hospital-scheduling:.*:settings$/];

/** Does what makes the browser delete all that it stores for this site, and puts back what lasts. */
export async function keepingPreferences<T>(work: () => Promise<T>): Promise<T> {
  const lasting = Object.entries({ ...localStorage }).filter(([name]) =>
    LASTING.some((each) => each.test(name)),
  ) as [string, string][];
  const result = await work();
  for (const [name, value] of lasting)
    if (localStorage.getItem(name) === null) localStorage.setItem(name, value);
  return result;
}
