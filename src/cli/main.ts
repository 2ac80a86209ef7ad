// The command line: finds the command, runs it, and answers with an exit code.
import { Command, CommanderError } from 'commander'
import type { Language } from '../messages/messages.js'
import { version } from '../version.js'
import { Console, eraseLine } from './console.js'
import { doctorCommand } from './doctor.js'
import { describeFailure, exitCodeOf, exitCodes } from './failure.js'
import { languageOf } from './language.js'
import { recipesCommand } from './recipes.js'
import { trainCommand } from './train.js'
import { usageError } from './usage.js'

/** Runs the command that `words` ask for; resolves to the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  let language: Language = 'en'
  let outcome: number = exitCodes.done
  forgiveClosedPipes()
  try {
    language = languageOf(words, process.env)
    const root = commandLine(new Console(language), (code) => {
      outcome = code
    })
    try {
      await root.parseAsync(words, { from: 'user' })
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error
      if (error.exitCode !== 0 && error.code !== 'commander.help')
        throw usageError(error, root, words)
      if (error.code === 'commander.help') outcome = exitCodes.wrongUse
    }
  } catch (error) {
    if (words.includes('--debug')) console.error(error)
    else {
      const sentence = describeFailure(error, language)
      const terminal = new Console(language)
      // The line of progress may stand there still.
      const start = terminal.errors.isTTY ? eraseLine : ''
      terminal.errors.write(`${start}${terminal.say('cli.error', { message: sentence })}\n`)
    }
    return exitCodeOf(error)
  }
  return outcome
}

/** Whoever read the output may go away before its end, as `head` does: the work goes on. */
function forgiveClosedPipes(): void {
  let isStopping = false
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || isStopping) return
      isStopping = true
      // A full disk, say. Nobody can be told through that stream: stop as Ctrl-C would, which keeps the run.
      process.kill(process.pid, 'SIGTERM')
    })
}

/** All commands. `end` is told the exit code of a command that ends other than well. */
function commandLine(terminal: Console, end: (code: number) => void): Command {
  const titles: Record<string, string> = {
    'Usage:': terminal.say('help.usage'),
    'Options:': terminal.say('help.options'),
    'Global Options:': terminal.say('help.options'),
    'Commands:': terminal.say('help.commands'),
    'Arguments:': terminal.say('help.arguments'),
  }
  const root = new Command('jamjae')
    .description(terminal.say('help.description'))
    .version(version, '-V, --version', terminal.say('help.version'))
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      subcommandTerm: (command) => [command.name(), command.usage()].join(' ').trim(),
    })
    .helpCommand(false)
    .showSuggestionAfterError(false)
  const everywhere = (command: Command) =>
    command
      .helpOption('-h, --help', terminal.say('help.help'))
      .option('--lang <language>', terminal.say('help.lang'))
      .option('--debug', terminal.say('help.debug'))
  for (const make of [trainCommand, recipesCommand, doctorCommand])
    root.addCommand(everywhere(make(terminal, end).copyInheritedSettings(root)))
  return everywhere(root)
}
