// jamjae doctor: the available devices of this machine, and its speed.
import { availableParallelism } from 'node:os'
import { Command } from 'commander'
import stringWidth from 'string-width'
import { type Device, devices } from '../../../engines/engine.js'
import type { EngineError } from '../../../errors.js'
import { version } from '../../../version.js'
import type { Console } from '../../terminal/console.js'

const matrixSize = 512
const seconds = 1

export function doctorCommand(terminal: Console): Command {
  return new Command('doctor').description(terminal.translate('help.doctor')).action(async () => {
    const { koffiVersion, runtimeVersion } = await import('../../../engines/runtime-version.js')
    const line = (name: string, value: string) =>
      terminal.print(name + ' '.repeat(Math.max(1, 14 - stringWidth(name))) + value)
    line('jamjae', version)
    line('node', process.versions.node)
    line('onnxruntime', runtimeVersion())
    const koffi = koffiVersion()
    if (koffi) line('koffi', terminal.translate('doctor.koffi', { version: koffi }))
    else if (process.platform === 'linux') line('koffi', terminal.translate('doctor.noKoffi'))
    line(terminal.translate('doctor.platform'), `${process.platform} ${process.arch}`)
    for (const device of devices) line(device, await stateOf(device, terminal))
    line(terminal.translate('doctor.threads'), String(availableParallelism()))
    line(
      terminal.translate('doctor.speed'),
      terminal.translate('doctor.gigaflops', { speed: terminal.number(await gigaflops()) }),
    )
  })
}

/** Status text: whether the device can run a program on this machine. */
async function stateOf(device: Device, terminal: Console): Promise<string> {
  const { nodeEngine } = await import('../../../engines/node.js')
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
  const { nodeEngine } = await import('../../../engines/node.js')
  const { input, matmul, state, sum } = await import('../../../graph/operations.js')
  const { program } = await import('../../../graph/program.js')
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
