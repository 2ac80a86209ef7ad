// Asks whether a device works here, without the warnings that native libraries write to standard error. Node only.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { program } from '../graph/program.js'
import { constant } from '../graph/tensor.js'
import type { ProbeAnswer, ProbeRequest } from './device-probe.js'
import type { Device } from './engine.js'
import { lowerLoop } from './lowering/lower-loop.js'
import { disableTelemetry } from './telemetry.js'

/** The reason why the device cannot run the smallest program, with what its libraries wrote about one that is missing;
 *  undefined where it can. */
export async function probeDevice(device: Device): Promise<string | undefined> {
  disableTelemetry()
  const child = fork(new URL('./device-probe.js', import.meta.url), {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let written = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    written += text
  })
  let answer: ProbeAnswer | undefined
  child.on('message', (message: ProbeAnswer) => {
    answer = message
  })
  const { model } = lowerLoop(program({ outputs: { one: constant(1) } }))
  const request: ProbeRequest = { device, model }
  child.send(request, () => {})
  const [code, signal] = await once(child, 'close')
  if (!answer) return `exit ${signal ?? code}`
  if (answer.reason === undefined) return undefined
  const [, lacking] = /(Couldn't load [^\n]+?)(?::[^:\n]*)?\n/.exec(written) ?? []
  return lacking ? `${firstLine(answer.reason)}; ${lacking}` : answer.reason
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text
}
