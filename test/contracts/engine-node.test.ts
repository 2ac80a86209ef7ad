// The engine in Node satisfies the contract: on the CPU, and on WebGPU if a software adapter is found.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Device, type Engine, EngineError, graph, nodeEngine, program } from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineCases } from './engine-cases.js'
import { train, trainings } from './training-cases.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Set in the process that this file starts for WebGPU: the Vulkan loader reads its settings only once. */
const inside = 'JAMJAE_TEST_WEBGPU'

function contract(device: Device, threads: number) {
  let engine: Engine
  beforeAll(async () => {
    engine = await nodeEngine({ device, threads })
  })
  afterAll(() => engine.close())

  it('reports its device', () => {
    expect(engine).toMatchObject({ device, threads })
  })
  it.each(engineCases.map((each) => [each.name, each] as const))(
    '%s',
    async (_, { run, closes }) => {
      await run(closes ? await nodeEngine({ device, threads }) : engine)
    },
  )
}

const outside = process.env[inside] === undefined

describe.runIf(outside)('on the CPU', () => {
  describe.each([1, 2])('with %i threads', (threads) => {
    contract('cpu', threads)
  })

  it.each(trainings().map((each) => [each.name, each] as const))(
    '%s ends in the same bits with 1 thread and with 2',
    async (_, training) => {
      const results = []
      for (const threads of [1, 2]) {
        const engine = await nodeEngine({ threads })
        results.push(await train(engine, training, [6]))
        await engine.close()
      }
      expect(results[0]?.loss).toHaveLength(6)
      expect(results[1]).toStrictEqual(results[0])
    },
  )

  it('gives small programs one thread, unless it is told how many', async () => {
    const product = (size: number) => {
      const matrix = graph.input('matrix', [size, size], 'float32')
      return program({ outputs: { product: graph.matmul(matrix, matrix) } })
    }
    for (const [options, small, large] of [
      [{}, 1, availableParallelism()],
      [{ threads: 2 }, 2, 2],
      [{ threads: 3, adaptive: true }, 1, 3],
    ] as const) {
      const engine = await nodeEngine(options)
      try {
        expect((await engine.compile(product(50))).threads).toBe(small)
        expect((await engine.compile(product(500))).threads).toBe(large)
      } finally {
        await engine.close()
      }
    }
  })

  it.each([1, 2])('flushes denormal numbers to zero, %i threads', async (threads) => {
    const engine = await nodeEngine({ threads })
    const [x, factor] = [graph.input('x', [2]), graph.input('factor', [])]
    const given = program({ outputs: { y: graph.multiply(x, factor) } })
    const inputs = { x: Float32Array.of(1e-40, 1e-30), factor: Float32Array.of(2) }
    const { y } = await (await engine.compile(given)).run(await engine.load({}), inputs, 1)
    expect(y).toEqual(Float32Array.of(0, 2e-30))
    // The setting belongs to the engine's thread alone.
    expect(Float32Array.of(1e-40)[0]).toBeGreaterThan(0)
    await engine.close()
  })

  it('throws for a missing device', async () => {
    const failure = await nodeEngine({ device: 'tpu' as Device }).then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(failure).toBeInstanceOf(EngineError)
    expect(failure).toMatchObject({
      code: 'ENGINE',
      message: expect.stringMatching(/tpu: expected a backend/),
    })
  })

  it.skipIf(process.platform !== 'linux')(
    'reports in one sentence why a device is missing, without ONNX Runtime’s source location',
    () => {
      const script = `
        import { nodeEngine } from 'jamjae/node'
        await nodeEngine({ device: 'webgpu' }).catch(({ message }) => console.log(message))`
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['--input-type=module', '--eval', script],
        {
          cwd: root,
          encoding: 'utf8',
          // No driver, so no adapter, wherever this runs.
          env: { ...process.env, VK_ICD_FILENAMES: '/nowhere', VK_DRIVER_FILES: '/nowhere' },
        },
      )
      // Nothing of the native libraries either.
      expect(stderr).toBe('')
      expect(stdout).toMatch(
        /^--device webgpu: [^()]* \(Failed to get a WebGPU adapter: [\w ]+(; Couldn't load [\w .:]+)?\)\. /,
      )
    },
  )

  it.each(['closed', 'refused'])('lets the process end by itself once it is %s', (how) => {
    const script = `
      import { graph, nodeEngine, program } from 'jamjae/node'
      if ('${how}' === 'refused') await nodeEngine({ device: 'tpu' }).catch(() => {})
      else {
        const engine = await nodeEngine({ threads: 1 })
        const x = graph.input('x', [2])
        const executable = await engine.compile(program({ outputs: { y: graph.exp(x) } }))
        const { y } = await executable.run(await engine.load({}), { x: Float32Array.of(0, 0) }, 1)
        if (y.join() !== '1,1') process.exitCode = 3
        await engine.close()
      }
      console.log('done')`
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', script],
      { cwd: root, encoding: 'utf8', timeout: 150_000 },
    )
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'done\n', stderr: '' })
  })
})

/** Chromium ships a Vulkan loader and a software driver side by side. */
const driver = [
  '/usr/lib/chromium/vk_swiftshader_icd.json',
  '/usr/lib/chromium-browser/vk_swiftshader_icd.json',
  '/opt/google/chrome/vk_swiftshader_icd.json',
].find((path) => existsSync(path) && existsSync(join(dirname(path), 'libvulkan.so.1')))

describe.runIf(outside)('on WebGPU', () => {
  it.skipIf(!driver)(
    `keeps the contract${driver ? '' : ' (skipped: no software Vulkan driver of a Chromium here)'}`,
    () => {
      const scratch = mkdtempSync(join(tmpdir(), 'jamjae-'))
      const { status, stdout } = spawnSync(
        process.execPath,
        [join(root, 'node_modules/vitest/vitest.mjs'), 'run', fileURLToPath(import.meta.url)],
        {
          cwd: root,
          encoding: 'utf8',
          env: {
            ...process.env,
            [inside]: 'yes',
            NO_COLOR: '1',
            VK_ICD_FILENAMES: driver,
            LD_LIBRARY_PATH: dirname(driver ?? ''),
            XDG_RUNTIME_DIR: scratch,
          },
        },
      )
      rmSync(scratch, { recursive: true })
      expect(status, stdout).toBe(0)
      expect(Number(/Tests .*?(\d+) passed/.exec(stdout)?.[1])).toBeGreaterThan(engineCases.length)
    },
    // A software driver on a busy machine; what hangs ends here.
    900_000,
  )
})

if (!outside)
  describe('on WebGPU, in this process', () => {
    contract('webgpu', 1)
  })
