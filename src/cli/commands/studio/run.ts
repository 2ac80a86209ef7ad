// jamjae studio: starts the studio, prints its address, and closes it on Ctrl-C.
import { spawn } from 'node:child_process'
import type { Device } from '../../../engines/engine.js'
import { engineChoice } from '../../../engines/node.js'
import { startStudio } from '../../../studio/server/app/start-studio.js'
import { isLoopback } from '../../../studio/server/guard/guard.js'
import type { Console } from '../../terminal/console.js'
import { interruptSignal } from '../../terminal/interrupt-signal.js'

export interface StudioFlags {
  readonly port?: number
  readonly host?: string
  readonly token?: string
  readonly open?: true
  readonly device?: Device
  readonly threads?: number
}

/** Resolves after the studio was closed by Ctrl-C. Throws what `startStudio` throws. */
export async function openStudio(
  terminal: Console,
  folder: string,
  {
    defaultPort,
    port,
    host = '127.0.0.1',
    token,
    open,
    device,
    threads,
  }: StudioFlags & { defaultPort: number },
): Promise<void> {
  const studio = await startStudio({
    ...{ folder, port, defaultPort, host, token },
    ...engineChoice({ device, threads }),
  })
  const print = (line: string) => void terminal.errors.write(`${line}\n`)
  const stop = interruptSignal(() => print(`\n${terminal.translate('studio.closing')}`))
  try {
    if (port === undefined && studio.port !== defaultPort)
      print(terminal.translate('studio.usualBusy', { usual: defaultPort, port: studio.port }))
    if (studio.isNew) print(terminal.translate('studio.new', { folder }))
    if (!isLoopback(host)) print(terminal.translate('studio.public', { host }))
    terminal.print(terminal.translate('studio.open', { folder, address: studio.address }))
    for (const address of studio.lanAddresses)
      terminal.print(terminal.translate('studio.outer', { address }))
    if (studio.restoredCount > 0)
      print(terminal.translate('studio.recalled', { runs: studio.restoredCount }))
    print(terminal.translate('studio.leave'))
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

/** Opens the address in a browser; does nothing if there is none, as the address is printed. */
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
