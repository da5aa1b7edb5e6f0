// Builds crates/web/dist from this folder and node_modules: styles, fonts, scripts, the API page, and
// manifest.json, which maps each logical name to its hashed file. No bundler: the pages load modules.
//
// A file's name holds the hash of its content, so it may be cached for ever. References between files
// (url(...) in styles, import in scripts) are rewritten to the hashed names, so files are added in the
// order of their dependence: fonts, styles, modules.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "crates", "web", "dist");
const dist = `${target}.new`; // swapped in at the end, so that a compiler never sees half of it
const modules = join(here, "node_modules");

const types = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  woff2: "font/woff2",
};

const manifest = {};

/** Writes one file under its hashed name; text also as gzip. */
function add(name, content) {
  const bytes = Buffer.from(content);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const [, stem, extension] = name.match(/^(.+)\.([a-z0-9]+)$/);
  const file = `${stem}-${sha256.slice(0, 12)}.${extension}`;
  const entry = { file, content_type: types[extension], sha256, bytes: bytes.length, gzip: null };
  if (!entry.content_type) throw new Error(`no content type for ${name}`);
  writeFileSync(join(dist, file), bytes);
  if (extension !== "woff2") {
    entry.gzip = `${file}.gz`;
    writeFileSync(join(dist, entry.gzip), gzipSync(bytes, { level: 9 }));
  }
  manifest[name] = entry;
}

const hashed = (name) => {
  if (!manifest[name]) throw new Error(`${name} is referred to before it is added`);
  return manifest[name].file;
};
const withoutSourceMap = (text) => text.replace(/\n?(\/\/# sourceMappingURL=\S+|\/\*# sourceMappingURL=.*?\*\/)\s*$/, "\n");
const fromModules = (path) => readFileSync(join(modules, path));
// A comment on a line of its own is for the reader of the source, not for the telephone.
const terse = (text) => text.replace(/^\s*(\/\/.*|\/\*\*.*\*\/)\n/gm, "");
const ours = (path) => readFileSync(join(here, path), "utf8");

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

// Fonts.
for (const subset of ["latin", "latin-ext", "vietnamese"]) {
  for (const weight of [400, 600, 700]) {
    const name = `be-vietnam-pro-${subset}-${weight}-normal.woff2`;
    add(name, fromModules(`@fontsource/be-vietnam-pro/files/${name}`));
  }
}

// Styles. A url that is none of our files is an error: nothing may be asked from elsewhere.
const css = sass
  .compile(join(here, "scss", "app.scss"), { style: "compressed", quietDeps: true })
  .css.replace(/url\("?([^")]+)"?\)/g, (whole, target) => (target.startsWith("data:") ? whole : `url("${hashed(target)}")`));
add("app.css", css);

// Scripts: `import … from "name"` and `import("name")` mean the logical file name.js.
add("boot.js", terse(ours("js/boot.js")));
add("govuk-frontend.js", withoutSourceMap(fromModules("govuk-frontend/dist/govuk/govuk-frontend.min.js").toString()));
const helpers = readdirSync(join(here, "js")).filter((name) => !["app.js", "boot.js", "api-docs.js"].includes(name));
for (const name of helpers.sort()) add(name, terse(ours(`js/${name}`)));
const named = (whole, before, target) => `${before}"./${hashed(`${target}.js`)}"`;
add("app.js", terse(ours("js/app.js")).replace(/( from |\bimport\()"([^"]+)"/g, named));

// The page of the OpenAPI document.
add("swagger-ui.css", withoutSourceMap(fromModules("swagger-ui-dist/swagger-ui.css").toString()));
add("swagger-ui-bundle.js", withoutSourceMap(fromModules("swagger-ui-dist/swagger-ui-bundle.js").toString()));
add("api-docs.js", terse(ours("js/api-docs.js")));

add("favicon.svg", ours("img/favicon.svg"));

// The licences of what we ship travel with it; the package of GOV.UK Frontend brings no file of its own.
const licences = [
  ["govuk-frontend", ours("licences/govuk-frontend.txt")],
  ["Be Vietnam Pro", fromModules("@fontsource/be-vietnam-pro/LICENSE")],
  ["swagger-ui", `${fromModules("swagger-ui-dist/NOTICE")}\n${fromModules("swagger-ui-dist/LICENSE")}`],
];
add("licences.txt", licences.map(([name, text]) => `== ${name}\n\n${text}`).join("\n\n"));

const sorted = Object.fromEntries(Object.keys(manifest).sort().map((name) => [name, manifest[name]]));
writeFileSync(join(dist, "manifest.json"), `${JSON.stringify(sorted, null, 1)}\n`);
rmSync(target, { recursive: true, force: true });
renameSync(dist, target);

const total = Object.values(sorted).reduce((sum, entry) => sum + entry.bytes, 0);
console.log(`assets: ${Object.keys(sorted).length} files, ${Math.round(total / 1024)} kB in crates/web/dist`);
