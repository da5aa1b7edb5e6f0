// The page of the OpenAPI document, from our own files only: no validator, no remote call.
window.addEventListener("load", function () {
  window.SwaggerUIBundle({
    dom_id: "#swagger-ui",
    url: document.getElementById("swagger-ui").dataset.url,
    validatorUrl: null,
    deepLinking: true,
    displayRequestDuration: true,
    presets: [window.SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
  });
});
