// The page's address has no slash at its end, so all addresses are relative to the API's root.
window.SwaggerUIBundle({
  url: 'openapi.yaml',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'list',
  tryItOutEnabled: false,
  // The online validator would be told where this hospital's API is.
  validatorUrl: null,
});
