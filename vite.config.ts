import { readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import type { EnvironmentOptions, Plugin } from 'vite';
import { besideBuild, FIGURE_FONTS, RASTERISER } from './app/cli/figure-files.js';

const NODE_MODULES = ['electron', ...builtinModules, /^node:/];

/** A bundle for Node: one file, everything but Electron and Node's own modules inside. */
function nodeBundle(input: string, file: string, format: 'es' | 'cjs'): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: ['electron'] },
    build: {
      outDir: `../dist/${file.split('/').slice(0, -1).join('/')}`,
      emptyOutDir: false,
      copyPublicDir: false,
      chunkSizeWarningLimit: 8000,
      sourcemap: true,
      minify: false,
      target: 'node20.19',
      rolldownOptions: {
        input,
        external: NODE_MODULES,
        output: { format, entryFileNames: file.split('/').at(-1)!, codeSplitting: false },
      },
    },
  };
}

/** Puts what drawing a PNG needs beside the command line, so that the build works without node_modules. */
function figureFiles(): Plugin {
  const { resolve } = createRequire(import.meta.url);
  return {
    name: 'figure-files',
    applyToEnvironment: ({ name }) => name === 'cli',
    generateBundle() {
      for (const file of [RASTERISER, ...FIGURE_FONTS])
        this.emitFile({ type: 'asset', fileName: besideBuild(file), source: readFileSync(resolve(file)) });
    },
  };
}

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [svelte({ configFile: '../svelte.config.js' }), figureFiles()],
  environments: {
    client: {
      build: {
        outDir: '../dist/renderer',
        emptyOutDir: true,
        sourcemap: true,
        target: 'chrome150',
        chunkSizeWarningLimit: 2000,
        rolldownOptions: { checks: { bundlerTimings: false } },
      },
    },
    engine: {
      consumer: 'client',
      build: {
        outDir: '../dist/engine',
        emptyOutDir: true,
        chunkSizeWarningLimit: 8000,
        copyPublicDir: false,
        sourcemap: true,
        target: 'es2023',
        rolldownOptions: {
          input: 'engine/worker.ts',
          output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
        },
      },
    },
    preload: nodeBundle('app/preload.ts', 'preload/preload.cjs', 'cjs'),
    main: nodeBundle('app/main.ts', 'main/main.js', 'es'),
    cli: nodeBundle('app/cli.ts', 'cli.js', 'es'),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['engine', 'preload', 'main', 'cli', 'client']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
