// jamjae studio and jamjae publish at a shell: addresses, tokens, a kill in the middle, a site.
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from '../command.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from '../small-data.js'
import { type Json, StudioProcess } from './studio-process.js'

let place: Workplace
beforeAll(async () => {
  place = await Workplace.open()
  await writeIdxFolder(place.path('few'), await fewDigits())
  await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration()))
})
afterAll(() => place.close())

const configuration = (epochs: number) => {
  const written = tinyConfiguration()
  return { ...written, data: { source: 'few' }, training: { ...written.training, epochs } }
}

/** The cookies of a browser that has opened the printed address. */
async function cookieOf(studio: StudioProcess): Promise<string> {
  const { pathname, search } = studio.address
  const { status, headers } = await studio.ask(pathname + search)
  const [cookie = ''] = headers['set-cookie'] ?? []
  expect([status, headers.refresh]).toEqual([200, '0; url=/'])
  expect(cookie).toMatch(/HttpOnly.*SameSite=Strict/)
  return cookie.replace(/;.*/, '')
}

describe('studio', () => {
  it('killed in the middle of a training: the next one shows and resumes it', async () => {
    const first = await StudioProcess.open(place)
    const body = { configuration: configuration(1_000_000) }
    const { name } = await first.json('/api/runs', { method: 'POST', body })
    await first.json('/api/runs', { method: 'POST', body: { configuration: configuration(1) } })
    const waiting = await first.json('/api/runs', {
      method: 'POST',
      body: { configuration: configuration(2) },
    })
    const [withdrawn] = (await first.json('/api/state')).queue
    await first.ask(`/api/queue/${withdrawn.id}`, { method: 'DELETE' })
    await first.untilRow(name, (row) => row?.epochs > 1)
    first.running.child.kill('SIGKILL')
    expect((await first.running.ended).code).toBe(137)

    const second = await StudioProcess.open(place)
    try {
      // Queued runs start by themselves.
      await second.untilRow(waiting.name, (row) => row?.status === 'finished' && row.epochs === 2)
      expect(await second.untilRow(withdrawn.name, (row) => !row)).toBeUndefined()
      const { epochs } = await second.untilRow(name, ({ status }) => status === 'stopped')
      const resume = (body: object) =>
        second.ask(`/api/runs/${name}/resume`, { method: 'POST', body })
      // The checkpoint may be one epoch further than run.json.
      expect((await resume({ epochs: epochs + 3 })).status).toBe(202)
      const row = await second.untilRow(name, ({ status }) => status === 'finished')
      expect(row.epochs).toBe(epochs + 3)
      const lines = await place.lines('runs', name, 'metrics.jsonl')
      const steps = lines.flatMap(({ type, step }) => (type === 'step' ? step : []))
      expect(steps).toEqual(steps.map((_, at) => at + 1))
    } finally {
      await second.close()
    }
  })

  it('Ctrl-C writes the current training, and ends with 0', async () => {
    const studio = await StudioProcess.open(place)
    const body = { configuration: configuration(1_000_000) }
    const { name } = await studio.json('/api/runs', { method: 'POST', body })
    await studio.untilRow(name, (row) => row?.epochs > 0)
    const waiting = await studio.json('/api/runs', {
      method: 'POST',
      body: { configuration: configuration(1) },
    })
    await studio.ask(`/api/runs/${name}/pause`, { method: 'POST' })
    studio.running.child.kill('SIGINT')
    const { code, stderr } = await studio.running.ended
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^Closing: /m)])
    expect(await place.json('runs', name, 'run.json')).toMatchObject({ status: 'interrupted' })

    const next = await StudioProcess.open(place)
    await next.untilRow(waiting.name, (row) => row?.status === 'finished')
    expect(await next.untilRow(name, Boolean)).toMatchObject({ status: 'interrupted' })
    await next.close()
    expect((await next.running.ended).stderr).toMatch(/^The queue goes on .*: 1 waited\.$/m)
  })

  it('Ctrl-C interrupts an evaluation, of which nothing is stored', async () => {
    const studio = await StudioProcess.open(place)
    const body = { configuration: configuration(1) }
    const { name } = await studio.json('/api/runs', { method: 'POST', body })
    await studio.untilRow(name, (row) => row?.status === 'finished')
    const begun = studio.events((event) => event.name === 'evaluation')
    const samples = 50_000
    await studio.ask(`/api/runs/${name}/evaluate`, { method: 'POST', body: { samples } })
    await begun
    await studio.close()
    expect((await studio.running.ended).code).toBe(0)
    expect(await place.files()).not.toContain(`runs/${name}/evaluation.json`)
  })

  it('another host requires the generated token, by whatever name of this machine', async () => {
    const studio = await StudioProcess.open(place, ['--host', '0.0.0.0'])
    try {
      const token = studio.address.searchParams.get('token') ?? ''
      expect(token).toMatch(/^[0-9a-f]{32}$/)
      const status = async (headers: Record<string, string>, path = '/api/state') =>
        (await studio.ask(path, { headers })).status
      const authorization = `Bearer ${token}`
      expect(await status({})).toBe(401)
      expect(await status({ authorization: `Bearer ${token.replace(/^./, 'x')}` })).toBe(401)
      expect(await status({ authorization })).toBe(200)
      // A page opened by a person responds with a sentence.
      const page = await studio.ask('/?token=wrong')
      expect([page.status, page.body.toString()]).toEqual([401, expect.stringMatching(/^studio: /)])

      const cookie = await cookieOf(studio)
      expect(await status({ cookie })).toBe(200)
      expect(await status({ cookie }, '/')).toBe(200)
      const events = new AbortController()
      const url = new URL('/api/events', studio.address)
      const stream = await fetch(url, { headers: { cookie }, signal: events.signal })
      expect(stream.status).toBe(200)
      events.abort()

      const { port } = studio.address
      const own = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
      for (const { address } of own) {
        const host = `${address.includes(':') ? `[${address}]` : address}:${port}`
        expect([host, await status({ host, authorization })]).toEqual([host, 200])
        const origin = `http://${host}`
        expect(await status({ host, origin, authorization })).toBe(200)
        expect(await status({ host, origin: `${origin}0`, authorization })).toBe(403)
      }
      expect(await status({ host: 'evil.example', authorization })).toBe(403)
      expect(await status({ host: 'evil.example', cookie }, `/?token=${token}`)).toBe(403)
    } finally {
      await studio.close()
    }
    const { stdout, stderr } = await studio.running.ended
    expect(stderr).toMatch(/^Warning: /m)
    const outer = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
    for (const { address } of outer)
      expect(stdout).toContain(
        `From other machines: http://${address}:${studio.address.port}/?token=`,
      )
  })

  it('two on one machine, which share the cookies of a browser, distinguish their tokens', async () => {
    const token = 'a b&c#d/é%;'
    const studios: StudioProcess[] = []
    try {
      for (const each of [token, 'other'])
        studios.push(await StudioProcess.open(place, ['--token', each]))
      const cookies = await Promise.all(studios.map(cookieOf))
      const cookie = cookies.join('; ')
      for (const studio of studios) {
        const answer = await studio.ask('/api/state', { headers: { cookie } })
        expect(answer.status).toBe(200)
      }
      expect(studios[0]?.address.searchParams.get('token')).toBe(token)
    } finally {
      for (const studio of studios) await studio.close()
    }
  })

  it('a port in use: the next one, or a clear error if it was requested', async () => {
    const studio = await StudioProcess.open(place)
    try {
      const { port } = studio.address
      const { code, stdout, stderr } = await place.jamjae(['studio', '--port', port])
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toBe(
        `error: studio: expected a free port, got ${port}, which another program holds. Choose another one with --port\n`,
      )
      const next = await StudioProcess.open(place)
      await next.close()
      expect(Number(next.address.port)).toBeGreaterThan(Number(port))
      expect((await next.running.ended).stderr).toMatch(
        /^Port 4242 is taken, so this is port \d+\.$/m,
      )
    } finally {
      await studio.close()
    }
  })

  it('an address of another machine is an error', async () => {
    const { code, stderr } = await place.jamjae(['studio', '--host', '192.0.2.1', '--lang', 'ko'])
    expect([code, stderr]).toEqual([2, expect.stringMatching(/192\.0\.2\.1.*[가-힣]/)])
  })
})

/** A site and an open studio leave no models that `export` would not overwrite; nor do those of version 0.1. */
async function expectExportable() {
  const exportModels = () => place.jamjae(['export', 'runs/published'])
  expect(await exportModels()).toMatchObject({ code: 0, stderr: '' })
  expect(await exportModels()).toMatchObject({ code: 2, stderr: expect.stringMatching(/--force/) })
  const { mtime } = await stat(place.path('runs/published/checkpoints/last.safetensors'))
  // As 0.1 wrote them.
  for (const name of await readdir(place.path('runs/published/model')))
    await utimes(place.path('runs/published/model', name), mtime, mtime)
  expect(await exportModels()).toMatchObject({ code: 0, stderr: '' })
}

describe('publish', () => {
  const publish = (...words: readonly string[]) =>
    place.jamjae(['publish', 'runs/published', '--out', 'site', '--threads', '1', ...words])

  it('writes the server’s responses, and only replaces a site', async () => {
    await place.jamjae([
      ...['train', 'tiny.json', '--data', 'few', '--quiet', '--threads', '1'],
      ...['--out', 'runs/published'],
    ])
    const before = await readdir(place.path('runs/published'), { recursive: true })
    const { code, stdout, stderr } = await publish()
    expect([code, stderr]).toEqual([0, ''])
    expect(await readdir(place.path('runs/published'), { recursive: true })).toEqual(before)
    expect(stdout).toMatch(/^site: \d+ files, \d+\.\d MB\./)
    const index = await readFile(place.path('site/index.html'), 'utf8')
    expect(index).toContain('<meta name="jamjae-published" content="./run">')
    const overview = await place.json('site/run/run.json')
    expect(overview).toMatchObject({ live: false, splits: { train: 100, validation: 20 } })
    expect(JSON.stringify(overview)).not.toContain(place.folder)

    const studio = await StudioProcess.open(place)
    try {
      const same = [
        'metrics.json',
        'reconstructions.json',
        'reconstructions/0002.png',
        'codes/epochs/0002.f32',
        'codes/validation.f32',
        'codes/validation.kl.json',
        'labels/validation.u8',
        'images/validation.u8',
        'model/encoder.onnx',
        'model/decoder.onnx',
        'files/metrics.jsonl',
      ]
      for (const address of same) {
        const { body } = await studio.ask(`/api/runs/published/${address}`)
        const file = await readFile(place.path('site/run', address))
        expect([address, file.equals(body)]).toEqual([address, true])
      }
      const listed: Json[] = await place.json('site/run/files.json')
      for (const { path, bytes } of listed)
        expect((await readFile(place.path('site/run/files', path))).length).toBe(bytes)
    } finally {
      await studio.close()
    }

    expect(await publish()).toMatchObject({ code: 2, stderr: expect.stringMatching(/--force/) })
    expect(await publish('--force')).toMatchObject({ code: 0 })
    const other = await place.jamjae(['publish', 'runs/published', '--out', 'few', '--force'])
    expect(other).toMatchObject({ code: 2, stderr: expect.stringMatching(/never replaced/) })
    await expectExportable()
    const broken = await place.jamjae(['publish', 'few', '--out', 'nowhere/site'])
    expect(broken.code).toBe(2)
    expect(await place.files()).not.toContain('nowhere')
  })
})
