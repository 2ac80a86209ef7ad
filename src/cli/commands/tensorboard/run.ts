// jamjae tensorboard: shows runs in an installed TensorBoard.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ConfigError } from '../../../errors.js'
import { runFiles } from '../../../runs/folder/run-files.js'
import { readDescription } from '../../../runs/folder/run-json.js'
import { runsByName } from '../../../runs/folder/runs-by-name.js'

const isWindows = process.platform === 'win32'
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** By default TensorBoard shows ten images per tag: fewer than a training has epochs. */
const samplesPerPlugin = 'images=1000'

/** Runs TensorBoard on this machine until it is stopped; resolves to its exit code.
 *  Throws ConfigError if a folder is no run or has no events, or TensorBoard is not installed. */
export async function showInTensorboard(
  runs: readonly string[],
  { port }: { port: number },
): Promise<number> {
  for (const run of runs) await assertHasEvents(run)
  const folder = await mkdtemp(join(tmpdir(), 'jamjae-tensorboard-'))
  try {
    for (const [name, run] of runsByName(runs))
      await symlink(resolve(run, runFiles.tensorboard), join(folder, name), 'junction')
    return await runTensorboard([
      `--logdir=${folder}`,
      `--port=${port}`,
      `--samples_per_plugin=${samplesPerPlugin}`,
    ])
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function assertHasEvents(run: string): Promise<void> {
  await readDescription(run)
  if (!existsSync(join(run, runFiles.tensorboard)))
    throw new ConfigError('tensorboard.noEvents', { path: run })
}

/** Runs the TensorBoard of the interpreter in PYTHON, the one on the PATH, or that of the system's default interpreter. */
async function runTensorboard(options: readonly string[]): Promise<number> {
  const { PYTHON } = process.env
  const systemPython = isWindows ? 'python' : 'python3'
  const code =
    (PYTHON ? await runModule(PYTHON, options) : undefined) ??
    (await run('tensorboard', options)) ??
    (await runModule(systemPython, options))
  if (code === undefined)
    throw new ConfigError('tensorboard.absent', { python: PYTHON || systemPython })
  return code
}

async function runModule(python: string, options: readonly string[]) {
  const probe = 'import importlib.util, sys; sys.exit(not importlib.util.find_spec("tensorboard"))'
  const { status, error } = spawnSync(python, ['-c', probe])
  if (error) rethrowUnlessMissing(python, error)
  return status === 0 ? run(python, ['-m', 'tensorboard.main', ...options]) : undefined
}

/** Runs a program and forwards signals to it; resolves to its exit code as a shell reports it, or to undefined if the
 *  program does not exist. */
async function run(program: string, words: readonly string[]): Promise<number | undefined> {
  const forwardSignal = (signal: NodeJS.Signals) => child.kill(signal)
  for (const signal of signals) process.on(signal, forwardSignal)
  const child = spawn(program, words, {
    stdio: ['ignore', 'inherit', 'inherit'],
    // A session of its own: otherwise Ctrl-C would reach it in addition to the forwarded signal.
    detached: !isWindows,
  })
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('exit', (code, signal) =>
        resolve(code ?? 128 + constants.signals[signal ?? 'SIGINT']),
      )
    })
  } catch (error) {
    return rethrowUnlessMissing(program, error as NodeJS.ErrnoException)
  } finally {
    for (const signal of signals) process.off(signal, forwardSignal)
  }
}

/** Throws ConfigError if the program exists but cannot be started. */
function rethrowUnlessMissing(program: string, cause: NodeJS.ErrnoException): undefined {
  if (cause.code === 'ENOENT') return
  throw new ConfigError('tensorboard.unusable', { program, reason: cause.message }, { cause })
}
