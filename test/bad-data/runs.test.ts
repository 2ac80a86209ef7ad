// Folders of runs whose description, metrics or checkpoints are broken.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  importWeights,
  listRuns,
  loadHistory,
  loadRun,
  readDescription,
  readMetrics,
  resolveConfiguration,
} from 'jamjae/node'
import { afterAll, describe, expect, it } from 'vitest'
import { safetensorsParts } from '../../src/formats/safetensors.js'
import { idxBytes, tinyConfiguration } from '../small-data.js'
import { type BadCommand, commandRefuses } from './refused-command.js'
import { type BadData, inFolder, refuses, refusesTruncated } from './refused-data.js'

const root = await mkdtemp(join(tmpdir(), 'jamjae-bad-runs-'))
afterAll(() => rm(root, { recursive: true }))
const sound = await importedRun()
const written = JSON.parse(sound.description)

/** The files of a run that was made of weights. */
async function importedRun() {
  const side = 2
  const shapes = {
    'encoder.0.weight': [16, 4],
    'encoder.0.bias': [16],
    'posterior.weight': [4, 16],
    'posterior.bias': [4],
    'decoder.0.weight': [16, 2],
    'decoder.0.bias': [16],
    'output.weight': [4, 16],
    'output.bias': [4],
  }
  const arrays = Object.entries(shapes).map(([name, shape]) => {
    const length = shape.reduce((product, size) => product * size, 1)
    return [name, { shape, data: new Float32Array(length) }] as const
  })
  const images = join(root, 'images')
  await writeFile(images, idxBytes([3, side, side], new Uint8Array(12)))
  const file = join(root, 'w.safetensors')
  await writeFile(file, Buffer.concat(safetensorsParts(new Map(arrays))))
  const labels = join(root, 'labels')
  await writeFile(labels, idxBytes([3], new Uint8Array(3)))
  const source = [images, labels, images, labels].join()
  const run = join(root, 'run')
  const configuration = resolveConfiguration({ ...tinyConfiguration(side), data: { source } })
  await importWeights({ run, file, configuration })
  return {
    run,
    description: await readFile(join(run, 'run.json'), 'utf8'),
    checkpoint: await readFile(join(run, 'checkpoints', 'last.safetensors')),
  }
}

const description = (
  content: string | Uint8Array,
  key: string | RegExp,
  ...says: string[]
): BadData => ({
  files: { 'r/run.json': content },
  source: 'r',
  load: readDescription,
  key,
  says: ['r/run.json', ...says],
})
const changed = (changes: object) => JSON.stringify({ ...written, ...changes })

refuses('run.json', {
  'that is empty': description('', 'run.json', 'Unexpected end'),
  'that is cut off': description(sound.description.slice(0, 300), 'run.json'),
  'that holds a list': description('[]', 'run.json'),
  'that holds nothing': description('null', 'run.json'),
  'of another format': description(changed({ format: 'jamjae-model-9' }), 'run.json', 'format'),
  'of an earlier format': description(changed({ format: 'jamjae-run-0' }), 'run.json', 'format'),
  'without its data': description(changed({ data: undefined }), 'run.incomplete', 'data'),
  'with a shape below zero': description(
    changed({ data: { ...written.data, shape: [-2, 2] } }),
    'run.json',
    'data.shape.0',
  ),
  'with a status that there is not': description(changed({ status: 'done' }), 'run.json', 'status'),
  'with a configuration that is a text': description(
    changed({ configuration: 'vae' }),
    'configuration.value',
    '"vae"',
  ),
  'with a model of absurd size': description(
    changed({
      configuration: {
        ...written.configuration,
        model: { ...written.configuration.model, latent: 2e9 },
      },
    }),
    'configuration.tooLarge',
  ),
  'that is deeper than any stack': description(
    `{"format":"jamjae-run-1","configuration":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
    /^run\.(json|incomplete)$/,
  ),
  'that is a folder': {
    folders: ['r/run.json'],
    source: 'r',
    load: readDescription,
    key: 'run.notFile',
    says: ['run.json'],
  },
})

refusesTruncated('run.json', {
  bytes: Buffer.from(sound.description.trimEnd()),
  boundaries: [1, 2],
  key: /^run\.json$/,
  file: 'r/run.json',
  load: (place) => readDescription(place.path('r')),
})

const { length } = sound.checkpoint
const header = 8 + Number(sound.checkpoint.readBigUInt64LE())
refusesTruncated('a checkpoint', {
  bytes: sound.checkpoint,
  boundaries: [8, 9, header, header + 4, length - 4],
  key: /^safetensors\.(truncated|header)$/,
  file: 'r/checkpoints/last.safetensors',
  beside: { 'r/run.json': sound.description },
  load: async (place) => (await loadRun(place.path('r'), { threads: 1 })).close(),
})

const checkpoint = (content: Uint8Array, key: string): BadData => ({
  files: { 'r/run.json': sound.description, 'r/checkpoints/last.safetensors': content },
  source: 'r',
  load: loadRun,
  key,
  says: ['last.safetensors'],
})

/** The same tensors behind the header that `change` returns. */
function withHeader(change: (header: string) => string): Buffer {
  const text = Buffer.from(change(sound.checkpoint.toString('utf8', 8, header)))
  const start = Buffer.alloc(8)
  start.writeBigUInt64LE(BigInt(text.length))
  return Buffer.concat([start, text, sound.checkpoint.subarray(header)])
}

refuses('a checkpoint', {
  'with a number changed': checkpoint(sound.checkpoint.with(-1, 1), 'checkpoint.damaged'),
  'of a training without a resume point': checkpoint(
    withHeader((text) => text.replace('\\"epoch\\":1', '\\"epoch\\":-1')),
    'checkpoint.standing',
  ),
  'of another format': checkpoint(
    withHeader((text) => text.replace('jamjae-checkpoint-1', 'jamjae-weights-9')),
    'checkpoint.foreign',
  ),
  'of another model': checkpoint(
    withHeader((text) => text.replace('"output.bias"', '"output.bios"')),
    'state.missing',
  ),
})

describe('metrics that are damaged', () => {
  const metrics = { loss: 3, reconstruction: 2, kl: 1 }
  const step = (step: number, more: object = {}) =>
    JSON.stringify({ type: 'step', epoch: 1, step, examples: 2, ...metrics, ...more })
  const epoch = (more: object = {}) =>
    JSON.stringify({
      type: 'epoch',
      epoch: 1,
      step: 9,
      train: metrics,
      trainDeviation: metrics,
      validation: metrics,
      ...more,
    })
  const lines = [
    step(1),
    '{"type":"step","epoch":1,"step":2',
    '\0\0\0\0',
    step(3, { loss: null }),
    step(4).replace('"loss":3', '"loss":1e999'),
    epoch({ validation: undefined }),
    epoch({ train: { loss: 'x' } }),
    '{"type":"epoch","step":5}',
    '[]',
    'null',
    step(6),
    epoch(),
    step(7).slice(0, 30),
  ]

  it('are read without the damaged lines, and the run is shown', async () => {
    const files = { 'runs/r/run.json': sound.description, 'runs/r/metrics.jsonl': lines.join('\n') }
    await inFolder({ files }, async (place) => {
      const path = place.path('runs', 'r')
      const { steps, epochs } = await readMetrics(path)
      expect(steps.map(({ step }) => step)).toEqual([1, 6])
      expect(epochs).toEqual([JSON.parse(epoch())])
      expect((await loadHistory(path)).last?.validation).toEqual(metrics)
      for (const command of ['show', 'curves']) {
        const { code, stderr } = await place.jamjae([command, path])
        expect(code, stderr).toBe(0)
      }
    })
  })

  it('throw if they are a folder', async () => {
    const files = { 'r/run.json': sound.description }
    await inFolder({ files, folders: ['r/metrics.jsonl'] }, async (place) => {
      await expect(readMetrics(place.path('r'))).rejects.toMatchObject({ key: 'data.notFile' })
    })
  })
})

it('broken runs are listed with intact ones', async () => {
  await inFolder({ files: { 'runs/b/run.json': '{' } }, async (place) => {
    await cp(sound.run, place.path('runs', 'a'), { recursive: true })
    const listed = await listRuns(place.path('runs'))
    expect(listed.map((each) => ('problem' in each ? each.problem.key : each.status))).toEqual([
      'imported',
      'run.json',
    ])
  })
})

// Whatever else it contains: a later format may have other fields.
const newerDescription = '{"format":"jamjae-run-3","status":"archived"}'
const newerCheckpoint = withHeader((text) =>
  text
    .replace('jamjae-checkpoint-1', 'jamjae-checkpoint-3')
    .replace('\\"position\\"', '\\"place\\"'),
)
const newer = 'was written by a newer Jamjae (format 3; this one reads up to 1). Update Jamjae'
const newerKorean = /더 새로운 버전의 Jamjae.*형식 3, 이 버전은 1까지/

commandRefuses('what a newer Jamjae wrote', {
  'run.json': {
    words: ['resume', 'r'],
    files: { 'r/run.json': newerDescription },
    says: [`r/run.json ${newer}`],
    korean: newerKorean,
  },
  'a checkpoint': {
    words: ['resume', 'r'],
    files: { 'r/run.json': sound.description, 'r/checkpoints/last.safetensors': newerCheckpoint },
    says: [`r/checkpoints/last.safetensors ${newer}`],
    korean: newerKorean,
  },
})

const { configuration } = written
const withModel = (changes: object) => ({
  configuration: { ...configuration, model: { ...configuration.model, ...changes } },
})
const later = { versions: { ...written.versions, jamjae: '7.0.0' } }
const unknown: Record<string, [changes: object, field: string]> = {
  'a key of the configuration': [{ configuration: { ...configuration, sweep: 1 } }, 'sweep'],
  'a key of the model': [withModel({ annealing: { epochs: 3 } }), 'model.annealing'],
  'a key much like one of today': [withModel({ klWeights: [1] }), 'model.klWeights'],
  'a layer': [withModel({ encoder: [{ type: 'attention' }] }), 'model.encoder.0.type: "attention"'],
  'a likelihood': [
    withModel({ likelihood: { type: 'poisson' } }),
    'model.likelihood.type: "poisson"',
  ],
  'a model': [
    { configuration: { ...configuration, model: { type: 'flow' } } },
    'model.type: "flow"',
  ],
}

describe('of a newer version, in the format of today', () => {
  it.each(Object.entries(unknown))('%s is called newer', async (_, [changes, field]) => {
    const files = {
      'stated/run.json': changed({ ...changes, ...later }),
      'unstated/run.json': changed(changes),
    }
    await inFolder({ files }, async (place) => {
      const read = (run: string) => readDescription(place.path(run)).catch((error) => error)
      for (const run of ['stated', 'unstated']) {
        const { code, message } = await read(run)
        expect([run, code, message]).toEqual([
          run,
          'NEWER_FORMAT',
          expect.stringContaining('Update Jamjae'),
        ])
        expect(message).toContain(field)
        expect(message).not.toMatch(/damaged|Restore/)
      }
      expect((await read('stated')).message).toContain('7.0.0')
    })
  })

  it('other parts of the description, too, but only where the version is newer', async () => {
    const changes = [
      { status: 'archived' },
      { data: undefined },
      { engine: { device: 'npu', threads: 1 } },
      withModel({ latent: 'many' }),
    ]
    for (const change of changes) {
      const files = {
        'r/run.json': changed({ ...change, ...later }),
        's/run.json': changed(change),
      }
      await inFolder({ files }, async (place) => {
        await expect(readDescription(place.path('r'))).rejects.toMatchObject({ key: 'run.newer' })
        await expect(readDescription(place.path('s'))).rejects.toMatchObject({ code: 'CONFIG' })
      })
    }
  })

  it('opens where everything is known', async () => {
    await inFolder(
      { files: { 'r/run.json': changed({ ...later, tags: ['a'] }) } },
      async (place) => {
        expect(await readDescription(place.path('r'))).toMatchObject({ name: written.name })
      },
    )
  })

  it('its checkpoints and metrics', async () => {
    const text = (header: string) => header.replace('"dtype":"F32"', '"dtype":"F8_E4M3"')
    const files = {
      'r/run.json': changed(later),
      'r/checkpoints/last.safetensors': withHeader(text),
      'r/metrics.jsonl': '{"type":"epoch","step":4,"scores":[1,2]}\n',
    }
    await inFolder({ files }, async (place) => {
      const path = place.path('r')
      await expect(loadRun(path)).rejects.toMatchObject({ key: 'run.newer' })
      await expect(readMetrics(path)).rejects.toMatchObject({ key: 'run.newer' })
      await writeFile(join(path, 'run.json'), sound.description)
      await expect(loadRun(path)).rejects.toMatchObject({ key: 'safetensors.dtype' })
      expect(await readMetrics(path)).toEqual({ steps: [], epochs: [] })
    })
  })

  it('a minor version of a format is newer, too', async () => {
    await inFolder(
      { files: { 'r/run.json': changed({ format: 'jamjae-run-1.2' }) } },
      async (place) => {
        await expect(readDescription(place.path('r'))).rejects.toMatchObject({
          key: 'format.newer',
        })
      },
    )
  })
})

it('a run of a newer Jamjae has an error of its own, and is listed as newer', async () => {
  const files = { 'runs/r/run.json': newerDescription, 'runs/s/run.json': '{' }
  await inFolder({ files }, async (place) => {
    const path = place.path('runs', 'r')
    await expect(readDescription(path)).rejects.toMatchObject({
      name: 'NewerFormatError',
      code: 'NEWER_FORMAT',
    })
    const { stdout } = await place.jamjae(['runs', '--json'])
    expect(JSON.parse(stdout)).toMatchObject([
      { name: 'r', status: 'newer', reason: expect.stringContaining(newer) },
      { name: 's', status: 'broken' },
    ])
    const english = await place.jamjae(['runs'])
    expect(english.stdout.split('\n')).toMatchObject([
      expect.stringMatching(/^newer: .*newer Jamjae/),
      expect.stringMatching(/^broken: /),
      '',
    ])
    const korean = await place.jamjae(['runs', '--lang', 'ko'])
    expect(korean.stdout).toMatch(/^새 형식: .*Jamjae를 업데이트하세요\n손상됨: /)
  })
})

const withRun: BadCommand['files'] = {
  'r/run.json': sound.description,
  'r/checkpoints/last.safetensors': sound.checkpoint.subarray(0, header),
}
const commandCases: Record<string, BadCommand> = Object.fromEntries(
  ['sample r --out x.png', 'evaluate r', 'resume r', 'export r --out models'].map((line) => [
    `${line}, of a checkpoint that is cut off`,
    {
      words: line.split(' '),
      files: withRun,
      says: ['last.safetensors: expected at least', 'earlier checkpoint'],
    },
  ]),
)
commandRefuses('the command', commandCases)
