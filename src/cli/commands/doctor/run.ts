// Prints the versions, the available devices of this machine, and its speed.
import { availableParallelism } from 'node:os'
import { type Device, devices } from '../../../engines/devices.js'
import { openLibrary } from '../../../engines/native/ort-library.js'
import { nodeEngine } from '../../../engines/node.js'
import { koffiVersion, runtimeVersion } from '../../../engines/runtime-version.js'
import type { EngineError } from '../../../errors.js'
import { input, matmul, state, sum } from '../../../graph/operations.js'
import { program } from '../../../graph/program.js'
import { version } from '../../../version.js'
import type { Console } from '../../terminal/console.js'
import { displayWidth } from '../../terminal/display-width.js'

const matrixSize = 512
const seconds = 1

export async function printDoctor(terminal: Console): Promise<void> {
  const line = (name: string, value: string) =>
    terminal.print(name + ' '.repeat(Math.max(1, 14 - displayWidth(name))) + value)
  line('jamjae', version)
  line('node', process.versions.node)
  line('onnxruntime', runtimeVersion())
  if (process.platform === 'linux') line('koffi', await koffiState(terminal))
  line(terminal.translate('doctor.platform'), `${process.platform} ${process.arch}`)
  for (const device of devices) line(device, await stateOf(device, terminal))
  line(terminal.translate('doctor.threads'), String(availableParallelism()))
  line(
    terminal.translate('doctor.speed'),
    terminal.translate('doctor.gigaflops', { speed: terminal.number(await gigaflops()) }),
  )
}

/** Status text: whether ONNX Runtime can be called through koffi. */
async function koffiState(terminal: Console): Promise<string> {
  const installed = koffiVersion()
  if (!installed) return terminal.translate('doctor.noKoffi')
  try {
    await openLibrary()
    return terminal.translate('doctor.koffi', { version: installed })
  } catch (error) {
    const [reason = ''] = String((error as Error).message).split('\n')
    return terminal.translate('doctor.closedLibrary', { version: installed, reason })
  }
}

/** Status text: whether the device can run a program on this machine. */
async function stateOf(device: Device, terminal: Console): Promise<string> {
  try {
    await (await nodeEngine({ device })).close()
    return terminal.translate('doctor.works')
  } catch (error) {
    const [reason = ''] = String((error as EngineError).values?.reason ?? error).split('\n')
    return terminal.translate(device === 'cuda' ? 'doctor.noCuda' : 'doctor.absent', { reason })
  }
}

/** Throughput of a float32 matrix product on the engine, measured for about a second. */
async function gigaflops(): Promise<number> {
  const size = [matrixSize, matrixSize]
  const product = matmul(state('left', size), input('right', size))
  const engine = await nodeEngine()
  try {
    const executable = await engine.compile(program({ outputs: { sum: sum(product) } }))
    const resident = await engine.load({
      left: { shape: size, data: new Float32Array(matrixSize ** 2).fill(0.5) },
    })
    const steps = 8
    let done = 0
    const started = performance.now()
    while (performance.now() - started < seconds * 1000) {
      const right = new Float32Array(steps * matrixSize ** 2).fill(0.5)
      await executable.run(resident, { right }, steps)
      done += steps
    }
    const elapsed = (performance.now() - started) / 1000
    return (done * 2 * matrixSize ** 3) / elapsed / 1e9
  } finally {
    await engine.close()
  }
}
