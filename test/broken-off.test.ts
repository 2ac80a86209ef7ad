// Training under failures from outside: kills at random moments, a full disk.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type RunDescription, readDescription } from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { objects, Workplace } from './command.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'

const reproducible = [
  'metrics.jsonl',
  'checkpoints/last.safetensors',
  'checkpoints/best.safetensors',
]
const training = [
  ...['train', 'tiny.json', '--data', 'few', '--epochs', '12'],
  ...['--threads', '1', '--quiet', '--out'],
]

let place: Workplace
beforeAll(async () => {
  place = await Workplace.open()
  await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration()))
  await writeIdxFolder(place.path('few'), await fewDigits())
  expect(await place.jamjae([...training, 'whole'])).toMatchObject({ code: 0, stderr: '' })
})
afterAll(() => place.close())

async function expectWhole(run: string) {
  const [whole, actual] = await Promise.all(
    ['whole', run].map((name) => readDescription(place.path(name))),
  )
  const { created: _, updated: __, name: ___, progress, ...rest } = actual as RunDescription
  expect({
    ...whole,
    ...rest,
    progress: {
      ...progress,
      seconds: whole?.progress.seconds,
      waitedSeconds: whole?.progress.waitedSeconds,
    },
  }).toEqual(whole)
  for (const file of reproducible) {
    const [expected, actual] = await Promise.all(
      ['whole', run].map((name) => readFile(place.path(name, file))),
    )
    expect(actual?.equals(expected ?? Buffer.of()), `${run}/${file}`).toBe(true)
  }
}

describe('a training beside another', () => {
  const beside = ['train', 'tiny.json', '--data', 'few', '--epochs', '1', '--out']

  it('takes one thread and says so, unless the number is given', async () => {
    const announced = join(place.temporary, `jamjae-trainings-${process.getuid?.() ?? 'user'}`)
    await mkdir(announced, { recursive: true })
    await writeFile(join(announced, String(process.pid)), '/runs/first')
    const said = /Another training runs in .*first: this one takes one thread/
    const { code, stderr } = await place.jamjae([...beside, 'several/second'])
    expect(code).toBe(0)
    expect(stderr).toMatch(said)
    const engineOf = async (run: string) => (await readDescription(place.path(run))).engine
    expect(await engineOf('several/second')).toEqual({ device: 'cpu', threads: 1 })
    const given = [...beside, 'several/third', '--threads', '2']
    expect((await place.jamjae(given)).stderr).not.toMatch(said)
    expect(await engineOf('several/third')).toMatchObject({ threads: 2 })
    const strict = await place.jamjae([...beside, 'several/fourth', '--strict'])
    expect(strict).toMatchObject({ code: 0, stderr: expect.stringMatching(said) })
    const resumed = await place.jamjae(['resume', 'several/third', '--epochs', '2'])
    expect(resumed).toMatchObject({ code: 0, stderr: expect.stringMatching(/keeps its 2 threads/) })
    await rm(announced, { recursive: true })
  })
})

describe('a killed training', () => {
  // Long ones are killed a hundred times by npm run kill.
  it.each([0, 1, 2])('resumes to the same bits (%i)', async (time) => {
    const run = `killed-${time}`
    const { child, ended, heard } = place.start([
      ...training.filter((word) => word !== '--quiet'),
      run,
    ])
    await heard(new RegExp(`${1 + 4 * time}/12 `))
    child.kill('SIGKILL')
    expect((await ended).code).toBe(137)
    expect(await readDescription(place.path(run))).toMatchObject({ status: 'running' })
    expect(existsSync(place.path(run, 'training.lock'))).toBe(true)
    expect(await place.jamjae(['resume', run, '--quiet'])).toMatchObject({ code: 0, stderr: '' })
    expect(existsSync(place.path(run, 'training.lock'))).toBe(false)
    await expectWhole(run)
  })

  it('is resumed by one of many concurrent processes', async () => {
    const { child, ended, heard } = place.start([
      'train',
      ...training.slice(1, -2),
      '--out',
      'wanted',
    ])
    await heard(/2\/12 /)
    child.kill('SIGKILL')
    await ended
    const resumed = await Promise.all(
      Array.from({ length: 4 }, () => place.jamjae(['resume', 'wanted', '--quiet'])),
    )
    const codes = resumed.map(({ code }) => code).sort()
    expect(codes[0]).toBe(0)
    for (const { code, stderr } of resumed)
      if (code !== 0)
        expect([code, stderr]).toEqual([2, expect.stringContaining('that nobody trains')])
    await expectWhole('wanted')
  })

  it('is finished by resume if only its final status was missing', async () => {
    const { status: _, ...rest } = await place.json('whole', 'run.json')
    await cp(place.path('whole'), place.path('speechless'), { recursive: true })
    await writeFile(
      place.path('speechless', 'run.json'),
      JSON.stringify({ ...rest, status: 'running' }),
    )
    const { code, stdout } = await place.jamjae(['resume', 'speechless', '--json'])
    expect([code, objects(stdout).map(({ event, epochs }) => [event, epochs])]).toEqual([
      0,
      [['finished', 12]],
    ])
    expect(await place.json('speechless', 'run.json')).toMatchObject({ status: 'finished' })
  })

  it('has nothing left to train in the end, and prints how to train longer', async () => {
    const before = await readFile(place.path('whole', 'run.json'), 'utf8')
    const { code, stderr } = await place.jamjae(['resume', 'whole'])
    expect(code).toBe(0)
    expect(stderr).toMatch(/has trained all of its epochs \(12\)\. .* resume whole --epochs 18\n$/)
    expect(await readFile(place.path('whole', 'run.json'), 'utf8')).toBe(before)
  })
})

describe.skipIf(!canMount())('a disk that is full', () => {
  const mountedFolder = 'small'
  const mounted = () => place.path(mountedFolder)
  beforeAll(async () => {
    await mkdir(mounted())
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', mounted()])
  })
  afterAll(() => {
    execFileSync('umount', [mounted()])
  })

  it('stops the training with one sentence, and the last checkpoint is intact', async () => {
    const run = `${mountedFolder}/run`
    const { code, stdout, stderr } = await place.jamjae([...training, run])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^error: small\/run: .* ENOSPC.* jamjae resume small\/run\n$/)
    const description = await readDescription(place.path(run))
    expect(description.status).not.toBe('finished')
    execFileSync('mount', ['-o', 'remount,size=64m', mounted()])
    expect(await place.jamjae(['resume', run, '--quiet'])).toMatchObject({ code: 0, stderr: '' })
    await expectWhole(run)
  })
})

/** Only the system's administrator can make a small disk, and not in every container. */
function canMount(): boolean {
  try {
    const folder = execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim()
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    execFileSync('rmdir', [folder])
    return true
  } catch {
    return false
  }
}
