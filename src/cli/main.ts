// The command line: parses the command, runs it, and resolves to an exit code.
import { Command, CommanderError } from 'commander'
import type { Language } from '../messages/messages.js'
import { version } from '../version.js'
import { compareCommand } from './commands/compare/command.js'
import { curvesCommand } from './commands/curves/command.js'
import { dataCommand } from './commands/data/command.js'
import { decodeCommand } from './commands/decode/command.js'
import { doctorCommand } from './commands/doctor/command.js'
import { encodeCommand } from './commands/encode/command.js'
import { evaluateCommand } from './commands/evaluate/command.js'
import { exportCommand } from './commands/export/command.js'
import { importCommand } from './commands/import/command.js'
import { interpolateCommand } from './commands/interpolate/command.js'
import { latentCommand } from './commands/latent/command.js'
import { manifoldCommand } from './commands/manifold/command.js'
import { publishCommand } from './commands/publish/command.js'
import { recipesCommand } from './commands/recipes/command.js'
import { reconstructCommand } from './commands/reconstruct/command.js'
import { reportCommand } from './commands/report/command.js'
import { resumeCommand } from './commands/resume/command.js'
import { runsCommand } from './commands/runs/command.js'
import { sampleCommand } from './commands/sample/command.js'
import { showCommand } from './commands/show/command.js'
import { studioCommand } from './commands/studio/command.js'
import { summaryCommand } from './commands/summary/command.js'
import { tensorboardCommand } from './commands/tensorboard/command.js'
import { trainCommand } from './commands/train/command.js'
import { traverseCommand } from './commands/traverse/command.js'
import { Console, eraseLine } from './terminal/console.js'
import { displayWidth } from './terminal/display-width.js'
import { describeFailure, exitCodeOf, exitCodes } from './terminal/exit-code.js'
import { languageOf } from './terminal/language.js'
import { usageError } from './terminal/usage.js'

/** Runs the command line `words`; resolves to the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  let language: Language = 'en'
  let outcome: number = exitCodes.done
  ignoreClosedPipes()
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
      // A progress line may still be on the terminal.
      const start = terminal.errors.isTTY ? eraseLine : ''
      terminal.errors.write(`${start}${terminal.translate('cli.error', { message: sentence })}\n`)
    }
    return exitCodeOf(error)
  }
  return outcome
}

/** A flag that may be given several times. */
function listed(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}

/** The reader of the output may close the pipe early, as `head` does: the command continues. */
function ignoreClosedPipes(): void {
  let isStopping = false
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || isStopping) return
      isStopping = true
      // A full disk, for example. A training stops as by Ctrl-C, which saves the run; other commands have nothing to save.
      if (process.listenerCount('SIGTERM') > 0) process.kill(process.pid, 'SIGTERM')
      else {
        if (stream === process.stdout) process.stderr.write(`error: ${error.message}\n`)
        process.exit(exitCodes.failed)
      }
    })
}

/** All commands. `end` is called with the exit code of a command that does not succeed. */
function commandLine(terminal: Console, end: (code: number) => void): Command {
  const titles: Record<string, string> = {
    'Usage:': terminal.translate('help.usage'),
    'Options:': terminal.translate('help.options'),
    'Global Options:': terminal.translate('help.options'),
    'Arguments:': terminal.translate('help.arguments'),
  }
  const root = new Command('jamjae')
    .description(terminal.translate('help.description'))
    .version(version, '-V, --version', terminal.translate('help.version'))
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({
      displayWidth,
      styleTitle: (title) => titles[title] ?? title,
      // Without flags: these are in the command's own help.
      subcommandTerm: (command) =>
        `${command.name()} ${command.usage()}`.replace(/ (--|\[options\]).*/, ''),
    })
    .showSuggestionAfterError(false)
  const everywhere = (command: Command): Command => {
    for (const each of command.commands) {
      everywhere(each.copyInheritedSettings(root))
      each.helpGroup(terminal.translate('help.data.commands'))
    }
    return command
      .helpCommand(false)
      .helpOption('-h, --help', terminal.translate('help.help'))
      .option('--lang <language>', terminal.translate('help.lang'))
      .option('--module <file>', terminal.translate('help.module'), listed, [])
      .option('--debug', terminal.translate('help.debug'))
  }
  everywhere(root)
  root.hook('preAction', async (_, command) => {
    // Where flags of the root stand behind a command's name, they are the root's.
    const paths = [root, command].flatMap((each) => each.opts<{ module: string[] }>().module)
    if (paths.length === 0) return
    const { loadModule } = await import('../runs/modules/load-module.js')
    for (const path of paths) await loadModule(path)
  })
  const groups = {
    'help.group.train': [
      trainCommand,
      resumeCommand,
      recipesCommand,
      summaryCommand,
      dataCommand,
      importCommand,
    ],
    'help.group.runs': [
      runsCommand,
      showCommand,
      compareCommand,
      reportCommand,
      tensorboardCommand,
    ],
    'help.group.pictures': [
      curvesCommand,
      reconstructCommand,
      latentCommand,
      manifoldCommand,
      sampleCommand,
      interpolateCommand,
      traverseCommand,
    ],
    'help.group.use': [evaluateCommand, encodeCommand, decodeCommand, exportCommand],
    'help.group.studio': [studioCommand, publishCommand],
    'help.group.machine': [doctorCommand],
  } as const
  for (const [title, commands] of Object.entries(groups))
    for (const make of commands) {
      const command = everywhere(make(terminal, end).copyInheritedSettings(root))
      root.addCommand(command.helpGroup(terminal.translate(title as keyof typeof groups)))
    }
  return root
}
