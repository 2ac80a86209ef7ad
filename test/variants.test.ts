// Training with listed values and several seeds: one table, one picture.
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'

let place: Workplace
beforeAll(async () => {
  place = await Workplace.open()
  await writeIdxFolder(place.path('few'), await fewDigits({ training: 60, validation: 20 }))
  await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration()))
})
afterAll(() => place.close())

const train = ['train', 'tiny.json', '--data', 'few', '--epochs', '2', '--threads', '1']
const losses = ['--set', 'model.likelihood.type=bernoulli,gaussian']

describe('several trainings', () => {
  it('of each combination of values and seeds end in one table and one picture', async () => {
    const words = [...train, ...losses, '--seeds', '2', '--out', 'both']
    const { code, stdout, stderr } = await place.jamjae(words)
    expect(code).toBe(0)
    expect(stderr).toContain('Training 4 of 4: likelihood=gaussian, seed 4')
    const table = stdout.split('\n').filter((line) => /^(settings|likelihood=\w+) /.test(line))
    const number = String.raw`-?[\d,]+\.\d+`
    expect(table).toHaveLength(3)
    for (const line of table.slice(1))
      expect(line).toMatch(new RegExp(`^\\S+ +2( +${number} ± ${number}){4}$`))
    expect(stdout).toContain(
      ' compare both-likelihood-bernoulli-seed-3 both-likelihood-bernoulli-seed-4',
    )
    const { width = 0, height = 0 } = await sharp(place.path('both-comparison.png')).metadata()
    expect(Math.min(width, height)).toBeGreaterThan(400)
  })

  it('each give the bits of a training by itself', async () => {
    const alone = [...train, '--set', 'model.likelihood.type=gaussian', '--seed', '4', '--quiet']
    await place.jamjae([...alone, '--out', 'alone'])
    const [one, other] = await Promise.all(
      ['alone', 'both-likelihood-gaussian-seed-4'].map((run) => place.lines(run, 'metrics.jsonl')),
    )
    const values = (lines: typeof one) => lines?.map(({ loss, validation }) => [loss, validation])
    expect(values(other)).toEqual(values(one))
  })

  it('as JSON: mean and standard deviation over the seeds', async () => {
    const words = [...train, '--seeds', '2', '--json', '--out', 'seeds']
    const { stdout } = await place.jamjae(words)
    const { event, variants, picture } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
    expect([event, picture, variants.length]).toEqual(['variants', 'seeds-comparison.png', 1])
    const [{ settings, runs, failed, loss, unit }] = variants
    expect([settings, runs, failed]).toEqual([{}, ['seeds-seed-3', 'seeds-seed-4'], 0])
    const each: number[] = await Promise.all(
      runs.map(async (run: string) => (await place.json(run, 'run.json')).best.loss),
    )
    const mean = ((each[0] ?? 0) + (each[1] ?? 0)) / 2
    expect(unit).toBe('nats')
    expect(loss.mean).toBeCloseTo(mean, 1)
    expect(loss.standardDeviation).toBeCloseTo(Math.abs((each[0] ?? 0) - mean) * Math.SQRT2, 1)
  })

  it('continue after one that failed, and end with 1', async () => {
    const rates = ['--set', 'training.optimizer.learningRate=1e30,0.001', '--out', 'rates']
    const { code, stdout, stderr } = await place.jamjae([...train, ...rates])
    expect(code).toBe(1)
    expect(stderr).toMatch(/smaller learning rate|--learning-rate/)
    expect(stdout).toMatch(/^learningRate=0\.001 +1 /m)
  })

  it('are refused before the first where a configuration is wrong', async () => {
    const words = [...train, '--set', 'training.optimizer.type=adam,nonsense', '--out', 'wrong']
    const { code, stderr } = await place.jamjae(words)
    expect(code).toBe(2)
    expect(stderr).toMatch(/training\.optimizer\.type: expected .* got "?nonsense/)
    expect(existsSync(place.path('wrong-optimizer-adam'))).toBe(false)
  })

  it('are refused before the first where a folder exists', async () => {
    await mkdir(place.path('there-likelihood-gaussian'))
    await writeFile(place.path('there-likelihood-gaussian/file'), '')
    const { code, stderr } = await place.jamjae([...train, ...losses, '--out', 'there'])
    expect(code).toBe(2)
    expect(stderr).toContain('there-likelihood-gaussian')
    expect(existsSync(place.path('there-likelihood-bernoulli'))).toBe(false)
  })

  it('stop at an interruption, with the table of those so far', async () => {
    const words = [...train, ...losses, '--epochs', '1000000', '--json', '--out', 'stopped']
    const { child, ended, heard } = place.start(words)
    await heard(/"event":"epoch","epoch":2/)
    child.kill('SIGINT')
    const { code, stdout } = await ended
    expect(code).toBe(130)
    const { variants } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
    expect(variants).toMatchObject([{ runs: ['stopped-likelihood-bernoulli'], failed: 1 }])
  })
})
