// Makes assets/certificates/verify.html: one file, no network, from src/verify and the two packages that verify.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The page as its sources make it. */
export async function page() {
  const [made] = [await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      // What office computers of many years back still run.
      target: "es2020",
      lib: { entry: here("src/verify/main.ts"), formats: ["iife"], name: "verify" },
    },
  })].flat();
  const program = made.output[0].code.trim();
  if (program.includes("</script")) throw new Error("the program would end its own script");
  const licences = ["ed25519", "hashes"].map((name) => `@noble/${name}\n${readFileSync(here(`node_modules/@noble/${name}/LICENSE`), "utf8").trim()}`).join("\n\n");
  return readFileSync(here("src/verify/page.html"), "utf8")
    .replace("<!--LICENCES-->", () => licences.replace(/&/g, "&amp;").replace(/</g, "&lt;"))
    .replace("/*PROGRAM*/", () => program);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(here("../assets/certificates/verify.html"), await page());
