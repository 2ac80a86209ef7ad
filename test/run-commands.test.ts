// jamjae runs, show and compare: the contents of run folders, also of broken ones.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'

let place: Workplace
beforeAll(async () => {
  place = await Workplace.open()
  await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration()))
  await writeIdxFolder(place.path('few'), await fewDigits())
  const train = ['train', 'tiny.json', '--quiet', '--threads', '1', '--data', 'few']
  await place.jamjae([...train, '--out', 'runs/first'])
  await place.jamjae([...train, '--out', 'runs/second', '--latent', '3', '--epochs', '3'])
})
afterAll(() => place.close())

async function lines(...words: readonly string[]): Promise<string[]> {
  const { code, stdout, stderr } = await place.jamjae(words)
  expect([code, stderr]).toEqual([0, ''])
  return stdout.trimEnd().split('\n')
}

async function object(...words: readonly string[]) {
  const [line = '', ...others] = await lines(...words, '--json')
  expect(others).toEqual([])
  return JSON.parse(line)
}

/** A copy of the first run with another run.json. */
async function copied(path: string, changes: object): Promise<void> {
  const description = await place.json('runs/first/run.json')
  await cp(place.path('runs/first'), place.path(path), { recursive: true })
  const changed = JSON.stringify({ ...description, ...changes })
  await writeFile(place.path(path, 'run.json'), changed)
}

describe('runs', () => {
  it('lists the newest first', async () => {
    const [titles = '', ...rows] = await lines('runs')
    expect(titles).toMatch(/^name +recipe +data +epochs +loss +status +age$/)
    expect(rows[0]).toMatch(/^second +tiny +few +3\/3 +\d+\.\d\d +finished +\d+[sm]$/)
    expect(rows[1]).toMatch(/^first +tiny +few +2\/2 +\d+\.\d\d +finished +\d+[sm]$/)
    expect(rows).toHaveLength(2)
  })

  it('--json: one array', async () => {
    const all = await object('runs')
    const description = await place.json('runs/first/run.json')
    expect(all).toHaveLength(2)
    expect(all[1]).toEqual({
      path: 'runs/first',
      name: 'first',
      status: 'finished',
      recipe: 'tiny',
      data: description.data.source,
      epochs: 2,
      epochsPlanned: 2,
      steps: 8,
      unit: 'nats',
      train: description.train,
      validation: description.validation,
      created: description.created,
      updated: description.updated,
    })
  })

  it('--lang ko: columns are aligned', async () => {
    const [titles = '', ...rows] = await lines('runs', '--lang', 'ko')
    const column = stringWidth(titles.slice(0, titles.indexOf('상태')))
    for (const row of rows) expect(stringWidth(row.slice(0, row.indexOf('완료')))).toBe(column)
  })

  it('without any: how to make one', async () => {
    await mkdir(place.path('none'))
    expect(await lines('runs', 'none')).toEqual([
      'No runs in none yet. Make one:  jamjae train ch13-vae --latent 2 --epochs 10',
    ])
    expect(await object('runs', 'none')).toEqual([])
    await rm(place.path('none'), { recursive: true })
    expect(await place.jamjae(['runs', 'none'])).toMatchObject({ code: 2, stdout: '' })
    const elsewhere = await Workplace.open()
    const { code, stdout } = await elsewhere.jamjae(['runs', '--lang', 'ko'])
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^runs에 아직 실행이 없습니다/)])
    await elsewhere.close()
  })

  it('accepts a run itself', async () => {
    expect(await object('runs', 'runs/first')).toEqual([
      expect.objectContaining({ path: 'runs/first', name: 'first' }),
    ])
  })

  it('marks broken runs and runs whose process has ended, and skips other folders', async () => {
    await mkdir(place.path('mixed/notes'), { recursive: true })
    await writeFile(place.path('mixed/notes/thesis.txt'), 'precious')
    await copied('mixed/whole', {})
    await copied('mixed/gone', { status: 'running', created: '2020-01-01T00:00:00.000Z' })
    await copied('mixed/alive', { status: 'running', created: '2021-01-01T00:00:00.000Z' })
    const lock = JSON.stringify({ pid: process.pid, host: hostname() })
    await writeFile(place.path('mixed/alive/training.lock'), lock)
    await copied('mixed/strange', { format: 'something else' })
    await copied('mixed/half', {})
    await writeFile(place.path('mixed/half/run.json'), '{"format": "jam')
    await copied('mixed/headless', {})
    await rm(place.path('mixed/headless/run.json'))
    await mkdir(place.path('mixed/folder/run.json'), { recursive: true })

    const all = await object('runs', 'mixed')
    expect(all.map(({ name, status }: Record<string, string>) => `${name} ${status}`)).toEqual([
      'whole finished',
      'alive running',
      'gone stopped',
      'folder broken',
      'half broken',
      'headless broken',
      'strange broken',
    ])
    const [, , , , ...broken] = await lines('runs', 'mixed')
    expect(broken).toHaveLength(4)
    expect(broken[0]).toMatch(/^broken: mixed\/folder\/run\.json: .* got a folder\. Restore/)
    expect(broken[1]).toMatch(/^broken: mixed\/half\/run\.json: /)
    expect(broken[2]).toMatch(
      /^broken: mixed\/headless: expected a run\.json beside the other parts/,
    )
    expect(broken[3]).toMatch(/^broken: mixed\/strange\/run\.json: .*format/)
    expect((await lines('show', 'mixed/gone'))[0]).toBe('mixed/gone  stopped')
  })
})

describe('show', () => {
  it('prints everything', async () => {
    const text = (await lines('show', 'runs/first')).join('\n')
    for (const part of [
      /^runs\/first {2}finished$/m,
      /recipe +tiny$/m,
      /data +.*few: 100 training and 20 validation images of 28 × 28$/m,
      /model +vae, latents 2, bernoulli$/m,
      /training +adam 0\.001, batch 32, seed 3$/m,
      /engine +cpu, threads 1$/m,
      /versions +jamjae \d.*, node \d.*, onnxruntime \d/m,
      /started +\d{4}-\d\d-\d\d \d\d:\d\d$/m,
      /time taken +\d+\.\d s$/m,
      /epochs +2 of 2 \(steps 8\)$/m,
      /last epoch 2, training +-ELBO \d+\.\d\d = reconstruction \d+\.\d\d \+ KL \d+\.\d\d$/m,
      /last epoch 2, validation +-ELBO /m,
      /best epoch 2, validation +-ELBO /m,
      /unit +nats per example$/m,
      /checkpoints\/ +\d+\.\d kB +files: 2$/m,
      /run\.json +\d\.\d kB$/m,
      / resume runs\/first --epochs 3$/m,
    ])
      expect(text).toMatch(part)
    expect(text).not.toMatch(/undefined|NaN|\{\w+\}/)
  })

  it('--json: run.json with the metrics of every epoch', async () => {
    const shown = await object('show', 'runs/second')
    expect(shown).toMatchObject(await place.json('runs/second/run.json'))
    expect(shown).toMatchObject({ path: 'runs/second', unit: 'nats' })
    const metrics = await place.lines('runs/second/metrics.jsonl')
    expect(shown.epochs).toEqual(metrics.filter(({ type }) => type === 'epoch'))
    expect(shown.files.map(({ name }: { name: string }) => name)).toContain('metrics.jsonl')
  })

  it('prints what has a schedule, and what was changed when it was resumed', async () => {
    await place.jamjae([
      ...['train', 'tiny.json', '--data', 'few', '--quiet', '--threads', '1', '--epochs', '2'],
      ...['--out', 'scheduled', '--set', 'training.schedule.type=cosine'],
      ...['--set', 'training.clip.norm=1'],
    ])
    const drawn = await place.jamjae(['curves', 'scheduled'])
    expect(drawn.stderr).toBe('')
    const svg = await readFile(place.path('scheduled', 'pictures', 'curves.svg'), 'utf8')
    expect(svg).toMatch(/>learning rate<.*>norm of the gradient/s)
    expect(svg).not.toContain('>KL weight<')
    await place.jamjae(['report', 'scheduled'])
    const page = await readFile(place.path('scheduled', 'report.html'), 'utf8')
    expect(page).toContain('>learning rate<')
    expect((await lines('show', 'scheduled')).join('\n')).not.toContain('changed after')
    const words = ['--learning-rate', '0.5', '--batch-size', '16', '--quiet', '--threads', '1']
    await place.jamjae(['resume', 'scheduled', '--epochs', '3', ...words])
    const text = (await lines('show', 'scheduled')).join('\n')
    expect(text).toMatch(/changed after epoch 2 +learning rate 0\.001 → 0\.5; batch size 32 → 16$/m)
    expect(text).toMatch(/learning rate +0\.001 → \S+ \(from \S+ to \S+\)$/m)
    expect(text).toMatch(/norm of the gradient +\S+ → \S+/m)
    expect(text).not.toMatch(/KL weight/)
  })

  it('of a finished run is not changed by resume with flags for its steps, which is said', async () => {
    const before = await place.json('runs', 'first', 'run.json')
    const words = ['resume', 'runs/first', '--learning-rate', '0.5', '--batch-size', '7']
    const { code, stderr } = await place.jamjae(words)
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/no steps left .* nothing changes by --learning-rate, --batch-size\. /),
    ])
    expect((await place.jamjae([...words, '--strict'])).code).toBe(2)
    expect(await place.json('runs', 'first', 'run.json')).toEqual(before)
  })

  it('of an interrupted run prints what ended it and how to resume it', async () => {
    await copied('failed', { status: 'failed', failure: { message: 'training: the sky fell' } })
    await copied('halted', { status: 'interrupted' })
    const failed = await lines('show', 'failed', '--lang', 'ko')
    expect(failed.slice(0, 2)).toEqual(['failed  실패', 'training: the sky fell'])
    expect((await lines('show', 'halted')).at(-1)).toMatch(/ resume halted$/)
  })
})

describe('summary', () => {
  it('of a run: the model as it was trained', async () => {
    const { name, layers, parameters } = await object('summary', 'runs/second')
    expect(name).toBe((await object('show', 'runs/second')).configuration.name)
    expect(layers.length).toBeGreaterThan(2)
    expect(parameters).toBeGreaterThan(0)
  })

  it('refuses to change it', async () => {
    const { code, stderr } = await place.jamjae(['summary', 'runs/second', '--latent', '3'])
    expect(code).toBe(2)
    expect(stderr).toContain('--latent: expected a recipe or a configuration file, got the run')
  })
})

describe('compare', () => {
  it('shows the metrics side by side first, then the differences of the settings', async () => {
    const text = (await lines('compare', 'runs/first', 'runs/second')).join('\n')
    expect(text).toMatch(/^#1 {2}runs\/first +finished\n#2 {2}runs\/second +finished\n\nvalidation/)
    const rows = ['configuration +#1 +#2', 'Latents +2 +3', 'Epochs +2 +3$']
    expect(text).toMatch(new RegExp(`\\n\\n${rows.join('\\n')}`))
    const { validation } = await place.json('runs/second/run.json')
    const loss = validation.loss.toFixed(2)
    expect(text).toMatch(new RegExp(`^ {2}loss +\\d+\\.\\d\\d +${loss}$`, 'm'))
    const error = validation.squaredError.toFixed(5)
    expect(text).toMatch(new RegExp(`^ {2}squared error +0\\.\\d{5} +${error}$`, 'm'))
    expect(text).toMatch(/^Metrics: nats per example\.$/m)
    expect(text).toMatch(/^Squared error: .* the mean per value; comparable whatever the loss\.$/m)
    expect(text).not.toMatch(/cannot be compared|different data/)
  })

  it('--json: one object', async () => {
    const compared = await object('compare', 'runs/first', 'runs/second')
    expect(compared.differences).toEqual([
      { path: 'model.latent', values: [2, 3] },
      { path: 'training.epochs', values: [2, 3] },
    ])
    expect(compared).toMatchObject({ sameUnit: true, sameData: true })
    expect(compared.runs.map(({ last }: { last: { epoch: number } }) => last.epoch)).toEqual([2, 3])
  })

  it('reports metrics that cannot be compared', async () => {
    const { configuration, data } = await place.json('runs/first/run.json')
    const model = { ...configuration.model, likelihood: { type: 'meanSquaredError' } }
    await copied('squared', {
      configuration: { ...configuration, model },
      data: { ...data, fingerprint: 'another' },
    })
    const text = (await lines('compare', 'runs/first', 'squared')).join('\n')
    expect(text).toMatch(/^Likelihood +Bernoulli +Mean squared error$/m)
    expect(text).toContain(
      'Loss and reconstruction cannot be compared, as their units differ: ' +
        '#1 nats per example, #2 mean squared error per value.',
    )
    expect(text).toContain('The runs had different data')
    expect(await lines('compare', 'runs/first', 'runs/first')).toContain(
      'The configurations are the same.',
    )
  })

  it('leaves out what no run has, and says who lacks what others have', async () => {
    const model = { ...tinyConfiguration().model, type: 'autoencoder' }
    await writeFile(place.path('plain.json'), JSON.stringify({ ...tinyConfiguration(), model }))
    const words = ['train', 'plain.json', '--quiet', '--threads', '1', '--data', 'few']
    await place.jamjae([...words, '--epochs', '1', '--out', 'plain'])
    const alone = (await lines('compare', 'plain', 'plain')).join('\n')
    expect(alone).not.toMatch(/–|^ +KL/m)
    const both = (await lines('compare', 'plain', 'runs/first')).join('\n')
    expect(both).toMatch(/^ +KL +– +\d/m)

    const { progress } = await place.json('runs/first/run.json')
    await copied('untrained', { progress: { ...progress, epochs: 0 } })
    await writeFile(place.path('untrained/metrics.jsonl'), '')
    const none = (await lines('compare', 'untrained', 'untrained')).join('\n')
    expect(none).not.toMatch(/–|validation +#1|No squared error/)
  })

  it('requires two', async () => {
    expect(await place.jamjae(['compare', 'runs/first'])).toMatchObject({
      code: 2,
      stderr: 'error: compare: an argument is missing: RUN. See: jamjae compare --help\n',
    })
  })
})
