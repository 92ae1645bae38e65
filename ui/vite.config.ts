import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The window has no network: everything is bundled, the PDF worker included.
export default defineConfig({
  plugins: [react()],
  build: { target: "es2022", chunkSizeWarningLimit: 4000, sourcemap: false },
  server: { port: 5173, strictPort: true },
  test: { environment: "node" },
});
