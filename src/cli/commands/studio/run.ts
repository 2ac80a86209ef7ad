// What jamjae studio does: opens the studio, says where it is, and closes it when asked to.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import type { Device } from '../../../engines/engine.js'
import { startStudio } from '../../../studio/server/app/start-studio.js'
import { isLoopback } from '../../../studio/server/guard/guard.js'
import type { Console } from '../../terminal/console.js'
import { interruption } from '../../terminal/interrupt-signal.js'

export interface StudioFlags {
  readonly port?: number
  readonly host?: string
  readonly token?: string
  readonly open?: true
  readonly device?: Device
  readonly threads?: number
}

/** Resolves when it was closed by Ctrl-C. Throws what `startStudio` throws. */
export async function openStudio(
  terminal: Console,
  folder: string,
  {
    usualPort,
    port,
    host = '127.0.0.1',
    token,
    open,
    device = 'cpu',
    threads = availableParallelism(),
  }: StudioFlags & { usualPort: number },
): Promise<void> {
  const studio = await startStudio({ folder, port, usualPort, host, token, device, threads })
  const tell = (line: string) => void terminal.errors.write(`${line}\n`)
  const stop = interruption(() => tell(`\n${terminal.say('studio.closing')}`))
  try {
    if (port === undefined && studio.port !== usualPort)
      tell(terminal.say('studio.usualBusy', { usual: usualPort, port: studio.port }))
    if (studio.isNew) tell(terminal.say('studio.new', { folder }))
    if (!isLoopback(host)) tell(terminal.say('studio.public', { host }))
    terminal.print(terminal.say('studio.open', { folder, address: studio.address }))
    for (const address of studio.outside) terminal.print(terminal.say('studio.outer', { address }))
    if (studio.recalled > 0) tell(terminal.say('studio.recalled', { runs: studio.recalled }))
    tell(terminal.say('studio.leave'))
    if (open) showInBrowser(studio.address)
    await aborted(stop.signal)
    await studio.close()
  } finally {
    stop.dispose()
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve())
  })
}

/** Where there is none to open it with, the address that was printed remains. */
function showInBrowser(address: string): void {
  const commands: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    darwin: ['open'],
    win32: ['cmd', '/c', 'start', ''],
  }
  const [program = '', ...words] = commands[process.platform] ?? ['xdg-open']
  const child = spawn(program, [...words, address], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
