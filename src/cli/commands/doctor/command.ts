// jamjae doctor: help; its implementation is imported only when it runs.
import { Command } from 'commander'
import type { Console } from '../../terminal/console.js'

export function doctorCommand(terminal: Console): Command {
  return new Command('doctor').description(terminal.translate('help.doctor')).action(async () => {
    const { printDoctor } = await import('./run.js')
    await printDoctor(terminal)
  })
}
