// Wrong use of the command line, explained with the nearest thing that would be right.
import type { Command, CommanderError } from 'commander'
import { ConfigError } from '../../errors.js'
import { closestMatch } from '../../messages/nearest.js'

/** Says in our own words, and so in every language, what commander found wrong with `command`. */
export function usageError(
  error: CommanderError,
  root: Command,
  words: readonly string[],
): ConfigError {
  const command = commandOf(root, words)
  const values = { command: nameOf(command) }
  const name = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  switch (error.code) {
    case 'commander.unknownOption': {
      const flags = [...command.options, ...root.options].map(({ long }) => long ?? '')
      const near = closestMatch(name, flags)
      if (near) return new ConfigError('cli.optionNear', { ...values, name, near })
      return command === root
        ? new ConfigError('cli.globalOption', { name })
        : new ConfigError('cli.option', { ...values, name })
    }
    case 'commander.unknownCommand': {
      const parent = command.commands.length > 0 ? command : (command.parent ?? root)
      const near = closestMatch(
        name,
        parent.commands.map((each) => each.name()),
      )
      if (parent === root)
        return near
          ? new ConfigError('cli.commandNear', { name, near })
          : new ConfigError('cli.command', { name })
      const within = { name, command: nameOf(parent) }
      return near
        ? new ConfigError('cli.subcommandNear', { ...within, near })
        : new ConfigError('cli.subcommand', within)
    }
    case 'commander.missingArgument':
      return new ConfigError('cli.missingArgument', { ...values, name: name.toUpperCase() })
    case 'commander.optionMissingArgument':
      // Commander names the flag with its argument: --epochs <n>.
      return new ConfigError('cli.optionArgument', { ...values, name: name.replace(/ .*/, '') })
    case 'commander.missingMandatoryOptionValue':
      return new ConfigError('cli.missingOption', { ...values, name })
    case 'commander.excessArguments':
      return new ConfigError('cli.excess', values)
    default:
      return new ConfigError('cli.usage', { reason: error.message })
  }
}

/** The first word that is a command, then the first after it that is one of its commands: a run's folder may be
 *  called like another. */
function commandOf(root: Command, words: readonly string[]): Command {
  let command = root
  for (const word of words)
    command = command.commands.find((each) => each.name() === word) ?? command
  return command
}

/** As it is typed, such as data pull. */
function nameOf(command: Command): string {
  const { parent } = command
  return parent?.parent ? `${nameOf(parent)} ${command.name()}` : command.name()
}
