#!/usr/bin/env node
// Starts the command line.
import { existsSync } from 'node:fs'
import * as modules from 'node:module'

// Compiled code is kept between commands from Node 22.1 on.
modules.enableCompileCache?.()
const main = new URL('../dist/cli/main.js', import.meta.url)
if (existsSync(main)) {
  const { main: run } = await import(main.href)
  process.exitCode = await run(process.argv.slice(2))
} else {
  process.stderr.write('jamjae: not built yet. Run: npm run setup\n')
  process.exitCode = 2
}
