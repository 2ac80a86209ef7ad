// Trains for an epoch with the command line and lets Python read the checkpoint and reconstruct with it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decodeSafetensors, safetensorsParts } from '../../dist/formats/safetensors.js'
import {
  inputNames,
  modelFrom,
  recipes,
  reconstructionProgram,
  resolveConfiguration,
} from '../../dist/node.js'

const command = fileURLToPath(new URL('../../bin/jamjae.js', import.meta.url))
const recipe = 'relu-vae-2d'
const batch = 64

/** Checks: names, shapes and values of a checkpoint, and that its parameters mean the same in PyTorch. */
export async function checkpoint({ folder, python, engine }) {
  const into = join(folder, 'checkpoint')
  await mkdir(into)
  const options = ['train', recipe, '--epochs', '1', '--out', join(into, 'run')]
  const { status, stderr } = spawnSync(process.execPath, [command, ...options], {
    encoding: 'utf8',
    cwd: into,
  })
  const path = existsSync(into) ? await find(into, 'last.safetensors') : undefined
  const trained = {
    check: 'The command line trains and leaves a checkpoint',
    passed: status === 0 && path !== undefined,
    detail: status === 0 ? '' : stderr.trim().split('\n').at(-1),
  }
  if (!trained.passed) return [trained]
  const shown = join(into, 'shown.safetensors')
  await writeFile(shown, safetensorsParts(await reconstructions(path, engine)))
  return [trained, ...(await python('checkpoint.py', recipe, path, shown))]
}

async function reconstructions(path, engine) {
  const { tensors } = decodeSafetensors(await readFile(path), path)
  const model = modelFrom(resolveConfiguration(recipes[recipe]).model)
  const program = reconstructionProgram(model, batch)
  const executable = await engine.compile(program)
  const names = program.state.map(({ current }) => current.attributes.name)
  const state = await engine.load(
    Object.fromEntries(
      names.map((name) => {
        const { shape, data } = tensors.get(name) ?? { shape: [0], data: new Float32Array() }
        return [name, { shape, data: Float32Array.from(data) }]
      }),
    ),
  )
  // Any images will do: here a pattern of rings.
  const pixels = batch * 28 * 28
  const images = Uint8Array.from(
    { length: pixels },
    (_, at) => ((at * at) % 251) * (at % 3 ? 0 : 1),
  )
  const { reconstructed } = await executable.run(state, { [inputNames.images]: images.slice() }, 1)
  const shape = [batch, 28, 28]
  return new Map([
    ['images', { shape, data: images }],
    ['reconstructed', { shape, data: reconstructed }],
  ])
}

async function find(folder, name) {
  const entries = await readdir(folder, { recursive: true })
  const found = entries.find((entry) => entry.endsWith(name))
  return found && join(folder, found)
}
