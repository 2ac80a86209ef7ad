// The studio's server as pages use it: a training from its configuration to its files.
import {
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { loadRun } from 'jamjae/node'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../src/studio/api/routes.js'
import { Workplace } from '../command.js'
import { csvText, mixedTable } from '../mixed-table.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from '../small-data.js'
import { seen } from './api-contract.js'
import { type Json, type StudioEvent, StudioProcess } from './studio-process.js'

let place: Workplace
let studio: StudioProcess
let name = ''
let R = ''
let told: StudioEvent[]
const tiny = (training: object = {}) => {
  const written = tinyConfiguration()
  return {
    ...written,
    data: { source: 'few' },
    training: { ...written.training, ...training },
  }
}
const endless = { epochs: 1_000_000 }
const isEnd = (run: string) => (event: StudioEvent) =>
  event.name === 'runs' && event.data.name === run && event.data.status === 'finished'

beforeAll(async () => {
  place = await Workplace.open()
  await writeIdxFolder(place.path('few'), await fewDigits())
  studio = await StudioProcess.open(place)
  const listening = studio.events((event) => isEnd(name)(event))
  const started = await studio.ask('/api/runs', {
    method: 'POST',
    body: { configuration: tiny() },
  })
  expect(started.status).toBe(201)
  name = started.json().name
  R = `/api/runs/${name}`
  told = await listening
})
afterAll(async () => {
  await studio.close()
  await place.close()
})

describe('a training', () => {
  it('is reported from its start to its end, without a gap', () => {
    const names = told.filter(({ data }) => data.run === name).map((event) => event.name)
    expect(new Set(names)).toEqual(new Set(['start', 'steps', 'epoch', 'saved']))
    expect(names.filter((each) => each === 'epoch')).toHaveLength(2)
    const steps = told.filter((event) => event.name === 'steps').flatMap(({ data }) => data.steps)
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    const ids = told.map(({ id }) => id)
    expect(ids).toEqual(ids.map((_, at) => (ids[0] ?? 0) + at))
  })

  it('is reported to be on disk, epoch by epoch, before it ends', () => {
    const saved = told.filter((event) => event.name === 'saved').map(({ data }) => data)
    expect(saved).toEqual([1, 2].map((epoch) => ({ run: name, epoch })))
    const order = told.map((event) => `${event.name} ${event.data.epoch}`)
    expect(order.indexOf('saved 2')).toBeGreaterThan(order.indexOf('epoch 2'))
  })

  it('is the same for a page that reconnects', async () => {
    const middle = told[3] as StudioEvent
    const again = await studio.events(isEnd(name), { after: middle.id })
    expect(again).toEqual(told.slice(4))
  })

  it('a page that was disconnected for too long reloads everything', async () => {
    const [first] = await studio.events(() => true, { after: 7 })
    expect(first?.name).toBe('reload')
  })

  it('is listed with the data of its folder', async () => {
    const { runs } = await studio.json('/api/runs')
    const description = await place.json('runs', name, 'run.json')
    expect(runs).toEqual([
      {
        name,
        status: 'finished',
        recipe: 'tiny',
        data: description.data.source,
        epochs: 2,
        ofEpochs: 2,
        steps: 8,
        seconds: description.progress.seconds,
        created: description.created,
        updated: description.updated,
        validation: description.validation,
        best: description.best,
        latent: 2,
        unit: 'nats',
      },
    ])
    await cp(place.path('runs', name), place.path('runs', 'a, b'), { recursive: true })
    const losses = [expect.any(Number), description.validation.loss]
    expect(await studio.json(`/api/sparks?runs=${name}&runs=a%2C+b&runs=nobody`)).toEqual({
      [name]: losses,
      'a, b': losses,
    })
    await rm(place.path('runs', 'a, b'), { recursive: true })
  })

  it('has an overview, and the metrics of its file', async () => {
    expect(await studio.json(`${R}/run.json`)).toMatchObject({
      parameters: 784 * 16 + 16 + (16 * 4 + 4) + (2 * 16 + 16) + (16 * 784 + 784),
      shape: [28, 28],
      latent: 2,
      hasPosterior: true,
      itemType: 'uint8',
      splits: { train: 100, validation: 20 },
      live: false,
    })
    const lines = await place.lines('runs', name, 'metrics.jsonl')
    const { steps, epochs } = await studio.json(`${R}/metrics.json`)
    const ofSteps = lines.filter(({ type }) => type === 'step')
    expect(steps.loss).toEqual(ofSteps.map(({ loss }) => loss))
    expect(steps.epoch).toEqual(ofSteps.map(({ epoch }) => epoch))
    expect(epochs).toEqual(lines.filter(({ type }) => type === 'epoch'))
  })

  it('has pictures and codes of every epoch', async () => {
    expect(await studio.json(`${R}/reconstructions.json`)).toEqual({
      epochs: [1, 2],
      codes: [1, 2],
    })
    const picture = await studio.ask(`${R}/reconstructions/0002.png`)
    expect(picture.headers['content-type']).toBe('image/png')
    expect(picture.body).toEqual(
      await readFile(place.path('runs', name, 'pictures/epochs/0002.png')),
    )
    const codes = await studio.ask(`${R}/codes/epochs/0002.f32`)
    expect(codes.body).toEqual((await studio.ask(`${R}/codes/validation.f32`)).body)
  })
})

describe('exploration', () => {
  it('codes, labels and images are those of the library', async () => {
    const run = await loadRun(place.path('runs', name), { threads: 1 })
    try {
      const { train } = await run.data()
      const { mean } = await run.encode(train)
      const { body } = await studio.ask(`${R}/codes/train.f32`)
      expect(new Float32Array(Uint8Array.from(body).buffer)).toEqual(mean)
      const pixels = new Uint8Array(784)
      await train.read([3], pixels)
      const some = await studio.ask(`${R}/images/train.u8`, {
        headers: { range: `bytes=${3 * 784}-${4 * 784 - 1}` },
      })
      expect([some.status, some.headers['content-range']]).toEqual([206, 'bytes 2352-3135/78400'])
      expect(Uint8Array.from(some.body)).toEqual(pixels)
      const labels = await studio.ask(`${R}/labels/train.u8?count=10`)
      expect(Uint8Array.from(labels.body)).toEqual(train.labels?.slice(0, 10))
    } finally {
      await run.close()
    }
    const { measure, perLatent, order } = await studio.json(`${R}/codes/validation.kl.json`)
    expect(measure).toBe('kl')
    expect(perLatent[order[0]]).toBeGreaterThanOrEqual(perLatent[order[1]])
    expect((await studio.ask(`${R}/images/train.f32`)).status).toBe(404)
  })

  it('models are exported on request', async () => {
    const [encoder, decoder] = await Promise.all(
      ['encoder', 'decoder'].map((each) => studio.ask(`${R}/model/${each}.onnx`)),
    )
    expect([encoder?.status, decoder?.status]).toEqual([200, 200])
    expect(decoder?.body).toEqual(await readFile(place.path('runs', name, '.models/decoder.onnx')))
    expect((await studio.ask(`${R}/model/other.onnx`)).status).toBe(404)
  })

  it('a model is that of the checkpoint, also of one written during another export', async () => {
    const { body } = await studio.ask(`${R}/model/decoder.onnx`)
    const file = place.path('runs', name, '.models/decoder.onnx')
    const checkpoint = place.path('runs', name, 'checkpoints/last.safetensors')
    const { mtimeMs } = await stat(file)
    await utimes(checkpoint, mtimeMs / 1000, mtimeMs / 1000 - 1)
    await writeFile(file, 'of the one before')
    expect((await studio.ask(`${R}/model/decoder.onnx`)).body).toEqual(body)
    // It is exported only once.
    const { ino } = await stat(file)
    expect((await studio.ask(`${R}/model/decoder.onnx`)).status).toBe(200)
    expect((await stat(file)).ino).toBe(ino)
  })

  it('a picture becomes an item', async () => {
    const png = await sharp({
      create: { width: 56, height: 56, channels: 3, background: '#ffffff' },
    })
      .png()
      .toBuffer()
    const encode = (body: Uint8Array, type: string) =>
      studio.ask(`${R}/encode`, { method: 'POST', headers: { 'content-type': type }, body })
    const { status, body } = await encode(png, 'image/png')
    expect([status, body.length]).toEqual([200, 784 * 4])
    expect(new Set(new Float32Array(Uint8Array.from(body).buffer))).toEqual(new Set([1]))
    expect((await encode(png, 'image/svg+xml')).status).toBe(415)
    expect((await encode(png, 'image/jpeg')).status).toBe(415)
    expect((await encode(png.subarray(0, 60), 'image/png')).status).toBe(415)
    const black = { width: 12_000, height: 9000, channels: 3, background: 'black' } as const
    const huge = await encode(await sharp({ create: black }).png().toBuffer(), 'image/png')
    expect(huge.status).toBe(413)
    expect(huge.json().error.message).toMatch(/more than 100 million pixels/)
    const large = await encode(new Uint8Array(10_000_001), 'image/png')
    expect(large.status).toBe(413)
  })

  it('an evaluation is reported and stored', async () => {
    expect((await studio.ask(`${R}/evaluation.json`)).status).toBe(404)
    const listening = studio.events((event) => event.name === 'evaluated')
    const { status } = await studio.ask(`${R}/evaluate`, { method: 'POST', body: { samples: 2 } })
    expect(status).toBe(202)
    const phases = (await listening).flatMap(({ name, data }) =>
      name === 'evaluation' ? data.phase : [],
    )
    expect([...new Set(phases)]).toEqual([
      'training',
      'validation',
      'samples',
      'neighbours',
      'probe',
    ])
    expect(await studio.json(`${R}/evaluation.json`)).toMatchObject({
      epochs: 2,
      unit: 'nats',
      importanceWeighted: { samples: 2 },
    })
  })

  it('files can be downloaded, one by one or together', async () => {
    const files: { path: string; bytes: number; kind: string }[] = await studio.json(
      `${R}/files.json`,
    )
    expect(files.find(({ path }) => path === 'checkpoints/last.safetensors')?.kind).toBe(
      'checkpoint',
    )
    for (const { path, bytes, kind } of files) {
      const { status, body } = await studio.ask(`${R}/files/${path}`)
      expect([path, status]).toEqual([path, 200])
      if (kind !== 'archive') expect([path, body.length]).toEqual([path, bytes])
    }
    for (const folder of ['checkpoints', 'pictures/epochs'])
      expect((await studio.ask(`${R}/files/${folder}`)).status).toBe(404)
    const { body } = await studio.ask(`${R}/files/run.zip`)
    const names = Object.keys(unzipSync(body))
    expect(names).toContain(`${name}/metrics.jsonl`)
    expect(names.filter((each) => /pictures|codes/.test(each))).toEqual([])
  })
})

describe('the queue', () => {
  it('trains one run at a time; pausing, continuing, stopping and resuming lose nothing', async () => {
    const start = async (configuration: object) =>
      studio.json('/api/runs', { method: 'POST', body: { configuration } })
    const act = async (run: string, what: string, body?: object) =>
      (await studio.ask(`/api/runs/${run}/${what}`, { method: 'POST', ...(body && { body }) }))
        .status
    const one = await start(tiny(endless))
    const two = await start(tiny())
    expect([one.position, two.position]).toEqual([0, 1])
    await studio.untilRow(one.name, (row) => row?.status === 'running' && row.epochs > 0)
    const { training, queue } = await studio.json('/api/state')
    expect(training).toMatchObject({ name: one.name, paused: false, ofEpochs: endless.epochs })
    expect(queue).toEqual([
      {
        id: expect.any(String),
        name: two.name,
        recipe: 'tiny',
        configuration: expect.objectContaining({ name: 'tiny' }),
      },
    ])
    expect(await studio.untilRow(two.name, Boolean)).toMatchObject({ status: 'queued', epochs: 0 })

    expect(await act(two.name, 'pause')).toBe(409)
    const [earlier] = await studio.events(() => true)
    expect(await act(one.name, 'pause')).toBe(204)
    const state = await studio.json('/api/state')
    const held = state.training
    expect([held.paused, state.waitsFor]).toEqual([true, one.name])
    const third = await start(tiny())
    expect(third).toMatchObject({ position: 2, waitsFor: one.name })
    const { queue: ids } = await studio.json('/api/state')
    expect((await studio.ask(`/api/queue/${ids[1].id}`, { method: 'DELETE' })).status).toBe(204)
    expect(await act(one.name, 'continue')).toBe(204)
    expect((await studio.json('/api/state')).waitsFor).toBeUndefined()
    const statuses: string[] = []
    const told = await studio.events(
      ({ name, data }) => {
        if (name === 'runs' && data.name === one.name) statuses.push(data.status)
        return name === 'steps' && statuses.at(-1) === 'running' && statuses.includes('paused')
      },
      { after: earlier?.id ?? 0 },
    )
    // Current steps are reported first; then nothing, until an event reports that the run continues.
    const isRow = (status: string) => (event: StudioEvent) =>
      event.name === 'runs' && event.data.name === one.name && event.data.status === status
    const pausedAt = told.findIndex(isRow('paused'))
    const [before, after] = [told.slice(0, pausedAt), told.slice(pausedAt)]
    const standing = after.slice(0, after.findIndex(isRow('running'))).map(({ name }) => name)
    expect(standing.filter((name) => ['steps', 'epoch', 'saved'].includes(name))).toEqual([])
    const last = before.findLast(({ name }) => name === 'steps')
    expect(last?.data.steps.at(-1).step).toBe(held.step)
    const waits = told.flatMap(({ name, data }) => (name === 'queue' ? [data.waitsFor] : []))
    expect([waits.includes(one.name), waits.at(-1)]).toEqual([true, undefined])
    expect(told.at(-1)?.data.steps[0].step).toBe(held.step + 1)

    const [waiting] = (await studio.json('/api/state')).queue
    expect((await studio.ask(`/api/queue/${waiting.id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await studio.ask(`/api/queue/${waiting.id}`, { method: 'DELETE' })).status).toBe(404)
    expect(await studio.untilRow(two.name, (row) => !row)).toBeUndefined()

    expect((await studio.ask(`/api/runs/${one.name}`, { method: 'DELETE' })).status).toBe(409)
    expect(await act(one.name, 'pause')).toBe(204)
    expect(await act(one.name, 'stop')).toBe(204)
    const { epochs } = await studio.untilRow(one.name, (row) => row.status === 'interrupted')
    expect(await act(one.name, 'resume', { epochs: epochs + 1 })).toBe(202)
    const row = await studio.untilRow(one.name, ({ status }) => status === 'finished')
    expect(row.epochs).toBe(epochs + 1)
    expect(await act(one.name, 'resume')).toBe(409)
    const steps = (await place.lines('runs', one.name, 'metrics.jsonl')).flatMap(
      ({ type, step }) => (type === 'step' ? step : []),
    )
    expect(steps).toEqual(steps.map((_, at) => at + 1))
  })

  it('reports why a training cannot start, in the reader’s language', async () => {
    const asking = (configuration: object) => ({
      method: 'POST',
      headers: { 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.5' },
      body: { configuration },
    })
    const { status, ...answer } = await studio.ask('/api/check', asking(tiny({ epochs: 0 })))
    expect(status).toBe(200)
    expect(answer.json()).toEqual({
      problem: {
        path: 'training.epochs',
        code: 'configuration.value',
        message: expect.stringMatching(/[가-힣]/),
      },
    })
    const encoder = [{ type: 'unflatten', shape: [3, 3] }]
    const wrong: [object, string][] = [
      [{ data: { source: 'nowhere' } }, 'data.source'],
      [{ model: { ...tinyConfiguration().model, encoder } }, 'model.encoder.0'],
      [{ name: 'n'.repeat(201) }, 'name'],
      [
        {
          model: {
            ...tinyConfiguration().model,
            objective: { type: 'iwae' },
            likelihood: { type: 'meanSquaredError' },
          },
        },
        'model.objective',
      ],
      [
        { model: { ...tinyConfiguration().model, klWeight: 2, objective: { type: 'betaTc' } } },
        'model.objective',
      ],
    ]
    for (const [change, path] of wrong) {
      const { problem } = await studio.json('/api/check', asking({ ...tiny(), ...change }))
      expect(problem).toMatchObject({ path, message: expect.stringMatching(/./) })
    }
    const lost = await studio.ask('/api/runs', asking({ ...tiny(), data: { source: 'nowhere' } }))
    expect(lost.status).toBe(422)
    const checked = await studio.json('/api/check', asking(tiny()))
    expect([checked.parameters > 0, checked.fitted]).toEqual([true, false])
    // This may require a measurement, while nothing else waits.
    expect(checked).not.toHaveProperty('secondsPerEpoch')
    const { secondsPerEpoch } = await studio.json('/api/estimate', asking(tiny()))
    expect(secondsPerEpoch).toBeGreaterThan(0)
    expect((await studio.ask('/api/estimate', asking(tiny({ epochs: 0 })))).status).toBe(422)
  })

  it('only the latest request is measured', async () => {
    const estimate = (units: number) => {
      const { model, ...rest } = tiny()
      const encoder = [{ type: 'flatten' }, { type: 'linear', units }]
      const body = { configuration: { ...rest, model: { ...model, encoder } } }
      return studio.json('/api/estimate', { method: 'POST', body })
    }
    // Long enough for others to arrive meanwhile.
    const first = estimate(3000)
    await studio.json('/api/state')
    const next = [estimate(5), estimate(5)]
    expect(await first).toEqual({})
    const [one, other] = await Promise.all(next)
    expect(one.secondsPerEpoch).toBeGreaterThan(0)
    expect(other).toEqual(one)
  })
})

describe('a table', () => {
  it('has tabular-vae fitted to it, in the check and in training', async () => {
    const { holed } = mixedTable({ rows: 60, missing: 0.1 })
    await writeFile(place.path('mixed.csv'), csvText(holed))
    const recipes: Json[] = await studio.json('/api/recipes')
    const { configuration } = recipes.find((each) => each.name === 'tabular-vae')
    const body = {
      configuration: {
        ...configuration,
        data: { ...configuration.data, source: 'mixed.csv' },
        training: { ...configuration.training, epochs: 1 },
      },
    }
    const checked = await studio.json('/api/check', { method: 'POST', body })
    expect(checked).toMatchObject({ fitted: true, parameters: expect.any(Number) })
    const { secondsPerEpoch } = await studio.json('/api/estimate', { method: 'POST', body })
    expect(secondsPerEpoch).toBeGreaterThan(0)
    // Four numbers, and categories of 3, 4 and 3.
    expect(checked.configuration.model.input).toEqual([2, 14])
    const started = await studio.json('/api/runs', { method: 'POST', body })
    const row = await studio.untilRow(started.name, ({ status }) => !/queued|running/.test(status))
    expect(row).toMatchObject({ status: 'finished', epochs: 1 })
  })
})

describe('deleting', () => {
  it('can be undone', async () => {
    const { undo } = await studio.json(R, { method: 'DELETE' })
    expect((await studio.ask(`${R}/run.json`)).status).toBe(404)
    expect((await studio.json('/api/runs')).runs.map((run: Json) => run.name)).not.toContain(name)
    const restored = await studio.ask(`/api/trash/${undo}/restore`, { method: 'POST' })
    expect(restored.json()).toEqual({ name })
    expect((await studio.ask(`${R}/run.json`)).status).toBe(200)
    expect((await studio.ask(`/api/trash/${undo}/restore`, { method: 'POST' })).status).toBe(404)
    expect((await studio.ask('/api/trash/..%2f..%2fx/restore', { method: 'POST' })).status).toBe(
      404,
    )
  })

  it('interrupts an evaluation of the run, which can be restored and evaluated again', async () => {
    const evaluate = (samples: number) =>
      studio.ask(`${R}/evaluate`, { method: 'POST', body: { samples } })
    const isEvaluation = ({ name: event, data }: StudioEvent) =>
      event === 'evaluation' && data.run === name
    const begun = studio.events(isEvaluation)
    expect((await evaluate(50_000)).status).toBe(202)
    await begun
    expect((await evaluate(50_000)).status).toBe(409)
    const deleted = await studio.ask(R, { method: 'DELETE' })
    expect(deleted.status).toBe(200)
    const { undo } = deleted.json()
    expect((await studio.ask(`/api/trash/${undo}/restore`, { method: 'POST' })).status).toBe(200)

    // Another studio deletes it, and this one notices.
    const other = await StudioProcess.open(place)
    try {
      const again = studio.events(isEvaluation)
      const failed = studio.events(({ name: event }) => event === 'failed')
      expect((await evaluate(50_000)).status).toBe(202)
      await again
      const gone = await other.ask(R, { method: 'DELETE' })
      expect(gone.status).toBe(200)
      expect((await failed).at(-1)?.data).toMatchObject({
        run: name,
        of: 'evaluation',
        message: expect.stringMatching(/was removed while it was being evaluated/),
      })
      const restore = `/api/trash/${gone.json().undo}/restore`
      expect((await other.ask(restore, { method: 'POST' })).status).toBe(200)
    } finally {
      await other.close()
    }
  })

  it('reports that the folder of a run was removed while it trains', async () => {
    const body = { configuration: tiny(endless) }
    const { name: gone } = await studio.json('/api/runs', { method: 'POST', body })
    await studio.untilRow(gone, (row) => row?.epochs > 0)
    // Its row follows, which the next test must not take for its own.
    const listening = studio.events(
      ({ name: event, data }) => event === 'runs' && data.name === gone && data.status === 'failed',
    )
    await rename(place.path('runs', gone), place.path('gone'))
    const { data } = (await listening).find(({ name: event }) => event === 'failed') as StudioEvent
    expect(data.messages.en).toMatch(/was removed while it trained/)
  })

  it('includes the folder of a failed run, and can be undone, too', async () => {
    const optimizer = { type: 'sgd', learningRate: 1e30 }
    // Rows of other runs may follow at any time.
    const recipe = 'diverging'
    const hasFailed = ({ name: event, data }: StudioEvent) =>
      event === 'runs' && data.recipe === recipe && data.status === 'failed'
    const listening = studio.events(hasFailed)
    const body = { configuration: { ...tiny({ optimizer }), name: recipe } }
    const { name: failed } = await studio.json('/api/runs', { method: 'POST', body })
    const { data } = (await listening).at(-1) as StudioEvent
    expect([data.name, data.reason]).toEqual([failed, data.reasons.en])
    expect(data.reasons).toEqual({
      en: expect.stringMatching(/learning rate/),
      ko: expect.stringMatching(/[가-힣]/),
    })
    const { undo } = await studio.json(`/api/runs/${failed}`, { method: 'DELETE' })
    const listed = async () =>
      (await studio.json('/api/runs')).runs.find((run: Json) => run.name === failed)
    expect(await listed()).toBeUndefined()
    const restored = await studio.ask(`/api/trash/${undo}/restore`, { method: 'POST' })
    expect([restored.status, (await listed())?.status]).toEqual([200, 'failed'])
  })
})

describe('safety', () => {
  it('responds only to pages of its own', async () => {
    const status = async (headers: Record<string, string>, method = 'GET') =>
      (await studio.ask('/api/state', { headers, method })).status
    const { host, port } = studio.address
    expect(await status({ host: `localhost:${port}`, origin: `http://localhost:${port}` })).toBe(
      200,
    )
    expect(await status({ host: 'evil.example' })).toBe(403)
    expect(await status({ host: `evil.example:${port}` })).toBe(403)
    expect(await status({ host, origin: 'http://evil.example' })).toBe(403)
    expect(await status({ host, origin: 'null' })).toBe(403)
    expect(await status({ host, origin: `http://localhost:1` })).toBe(403)
    for (const site of ['cross-site', 'same-site'])
      expect(await status({ host, 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' })).toBe(403)
    const { headers } = await studio.ask('/api/state')
    expect(headers['content-security-policy']).toMatch(/script-src 'self' 'wasm-unsafe-eval';/)
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['cross-origin-embedder-policy']).toBe('require-corp')
  })

  it('never leaves the runs folder', async () => {
    await writeFile(place.path('secret.txt'), 'precious')
    await mkdir(place.path('outside'))
    await writeFile(
      place.path('outside', 'run.json'),
      await readFile(place.path('runs', name, 'run.json')),
    )
    await symlink(place.path('outside'), place.path('runs', 'linked'))
    await symlink(place.path('secret.txt'), place.path('runs', name, 'secret.txt'))
    await symlink(place.folder, place.path('runs', name, 'up'))
    const ways = [
      '../../secret.txt',
      '..%2f..%2fsecret.txt',
      '%2e%2e/%2e%2e/secret.txt',
      '..%5c..%5csecret.txt',
      '%2fetc%2fpasswd',
      encodeURIComponent(place.path('secret.txt')),
      'secret.txt',
      'up/secret.txt',
      'secret.txt%00.png',
    ]
    for (const way of ways) {
      const { status, body } = await studio.ask(`${R}/files/${way}`)
      // Without the dots some are the address of a run, which can only be deleted.
      const isOfRun = /^(\.\.|%2e%2e)\/(\.\.|%2e%2e)\//.test(way)
      expect([way, status]).toEqual([way, isOfRun ? 405 : 404])
      expect(body.toString()).not.toContain('precious')
    }
    for (const run of [
      '..',
      '%2e%2e',
      '..%2foutside',
      'linked',
      '.trash',
      '%2ftmp',
      `${name}%2f..`,
    ]) {
      expect([run, (await studio.ask(`/api/runs/${run}/run.json`)).status]).toEqual([run, 404])
      const deleted = await studio.ask(`/api/runs/${run}`, { method: 'DELETE' })
      expect([run, deleted.status]).toEqual([run, 404])
    }
    const linked = await studio.untilRow('linked', Boolean)
    expect(linked).toMatchObject({ status: 'broken', reason: expect.stringMatching(/link/) })
    const { body } = await studio.ask(`${R}/files/run.zip`)
    expect(Object.keys(unzipSync(body)).filter((each) => /secret|up/.test(each))).toEqual([])
  })

  it('no part of a run leads out of its folder, for reading or for writing', async () => {
    await mkdir(place.path('elsewhere'))
    await writeFile(place.path('elsewhere/secret'), 'precious words')
    const parts = [
      'run.json',
      'metrics.jsonl',
      'checkpoints',
      'checkpoints/last.safetensors',
      'model',
      '.models',
      'pictures',
      'codes',
      'tensorboard',
      'report.html',
    ]
    const asked = ['run.json', 'metrics.json', 'codes/train.f32', 'model/decoder.onnx']
    for (const [at, part] of parts.entries()) {
      const run = `leads-out-${at}`
      const own = place.path('runs', run)
      await cp(place.path('runs', name), own, { recursive: true, verbatimSymlinks: true })
      await rm(place.path('runs', run, part), { recursive: true, force: true })
      const isFile = /\.\w+$/.test(part)
      await symlink(place.path('elsewhere', isFile ? 'secret' : ''), place.path('runs', run, part))
      for (const address of asked) {
        const { status, body } = await studio.ask(`/api/runs/${run}/${address}`)
        expect([part, address, status]).toEqual([part, address, 404])
        expect(body.toString()).not.toContain('precious')
      }
      const report = await studio.ask(`/api/runs/${run}/report`, { method: 'POST' })
      expect([part, report.status]).toEqual([part, 404])
      const row = await studio.untilRow(run, Boolean)
      expect(row).toMatchObject({ status: 'broken', reason: expect.stringMatching(`${part} `) })
      expect(row.reason).not.toContain('precious')
      await rm(own, { recursive: true })
    }
    expect(await readdir(place.path('elsewhere'))).toEqual(['secret'])
    // Contents of the models' folder.
    const decoder = place.path('runs', name, '.models/decoder.onnx')
    await rename(decoder, place.path('elsewhere/decoder.onnx'))
    await symlink(place.path('elsewhere/decoder.onnx'), decoder)
    expect((await studio.ask(`${R}/model/decoder.onnx`)).status).toBe(404)
    await rm(decoder)
  })

  it('a broken run shows its error and affects nothing else', async () => {
    await mkdir(place.path('runs/torn'))
    await writeFile(place.path('runs/torn/run.json'), '{ "format": ')
    const row = await studio.untilRow('torn', Boolean)
    expect(row).toMatchObject({ status: 'broken', reason: expect.stringMatching(/run\.json/) })
    expect((await studio.ask('/api/runs/torn/run.json')).status).toBe(422)
    // A run of a newer Jamjae is not broken.
    await mkdir(place.path('runs/newer'))
    await writeFile(place.path('runs/newer/run.json'), '{ "format": "jamjae-run-2" }')
    const newer = await studio.untilRow('newer', Boolean)
    expect(newer).toMatchObject({ status: 'newer', reason: expect.stringMatching(/format 2;/) })
    expect((await studio.ask('/api/runs/newer/run.json')).status).toBe(422)
    // A missing description, one that is a folder, and folders that are no run.
    await mkdir(place.path('runs/headless'))
    await writeFile(place.path('runs/headless/metrics.jsonl'), '')
    await mkdir(place.path('runs/folder/run.json'), { recursive: true })
    await mkdir(place.path('runs/notes/pictures'), { recursive: true })
    await symlink(place.path('few'), place.path('runs/elsewhere'))
    const reasonOf = async (run: string) => (await studio.untilRow(run, Boolean)).reason
    expect(await reasonOf('headless')).toMatch(/expected a run\.json .* Restore the file/)
    expect(await reasonOf('folder')).toMatch(/run\.json: .* got a folder\. Restore the file/)
    expect((await studio.ask('/api/runs/headless/run.json')).status).toBe(422)
    const { runs } = await studio.json('/api/runs')
    const names = runs.map((each: Json) => each.name)
    expect(names).not.toContain('notes')
    expect(names).not.toContain('elsewhere')
    // In terms of the page, which has no flags.
    const whole = await readFile(place.path('runs', name, 'run.json'), 'utf8')
    const odd = whole.replace('"type": "vae"', '"typ": "vae"')
    await mkdir(place.path('runs/odd'))
    await writeFile(place.path('runs/odd/run.json'), odd)
    expect(await reasonOf('odd')).toMatch(/^model\.type is missing\. .* choose a recipe/)
    // As soon as it is repaired it is complete.
    await writeFile(place.path('runs/headless/run.json'), whole)
    expect(await studio.untilRow('headless', Boolean)).toMatchObject({ status: 'finished' })
    expect((await studio.ask(`${R}/run.json`)).status).toBe(200)
  })

  it('accepts requests of limited size and type', async () => {
    const post = (body: object | Uint8Array, type = 'application/json') =>
      studio.ask('/api/check', { method: 'POST', headers: { 'content-type': type }, body })
    expect((await post(new Uint8Array(1_000_001))).status).toBe(413)
    expect((await post(Buffer.from('{'))).status).toBe(400)
    expect((await post(Buffer.from('{}'), 'text/plain')).status).toBe(415)
  })
})

it('reports a run that another program trains, from its start to its end', async () => {
  await writeFile(place.path('other.json'), JSON.stringify(tiny(endless)))
  const about = ({ name, data }: StudioEvent) =>
    (name === 'runs' ? data.name : data.run) === 'other'
  const isOver = (event: StudioEvent) =>
    event.name === 'runs' && about(event) && event.data.status === 'interrupted'
  const other = place.start(['train', 'other.json', '--out', 'runs/other', '--quiet'])
  await studio.untilRow('other', (row) => row?.isElsewhere)
  const told = new Set<string>()
  const events = await studio.events((event) => {
    if (about(event)) told.add(event.name)
    if (told.size === 3) other.child.kill('SIGINT')
    return isOver(event)
  })
  expect(told).toEqual(new Set(['runs', 'grown', 'saved']))
  const rows = events.filter((event) => event.name === 'runs' && about(event))
  expect(rows[0]?.data).toMatchObject({ status: 'running', isElsewhere: true })
  expect(rows.at(-1)?.data.isElsewhere).toBeUndefined()
  const stopped = await studio.ask('/api/runs/other/stop', { method: 'POST' })
  expect(stopped.status).toBe(409)
})

it('has sent every JSON response of the API, as described', async () => {
  await studio.json('/api/openapi.json')
  await studio.json('/api/schema')
  await studio.json('/api/data')
  await studio.json(`${R}/report`, { method: 'POST' })
  const described = Object.entries(routes).flatMap(([address, route]) =>
    'answer' in route ? address : [],
  )
  expect([...seen.answers].sort()).toEqual(described.sort())
})
