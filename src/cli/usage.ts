// Wrong use of the command line, explained with the nearest thing that would be right.
import type { Command, CommanderError } from 'commander'
import { ConfigError } from '../errors.js'
import { nearest } from '../messages/nearest.js'

/** Says in our own words, and so in every language, what commander found wrong with `command`. */
export function usageError(
  error: CommanderError,
  root: Command,
  words: readonly string[],
): ConfigError {
  // The first word that is a command: a run's folder may be called like another.
  const named = words.map((word) => root.commands.find((each) => each.name() === word))
  const command = named.find((each) => each !== undefined) ?? root
  const values = { command: command.name() }
  const name = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  switch (error.code) {
    case 'commander.unknownOption': {
      const flags = [...command.options, ...root.options].map(({ long }) => long ?? '')
      const near = nearest(name, flags)
      if (near) return new ConfigError('cli.optionNear', { ...values, name, near })
      return command === root
        ? new ConfigError('cli.globalOption', { name })
        : new ConfigError('cli.option', { ...values, name })
    }
    case 'commander.unknownCommand': {
      const near = nearest(
        name,
        root.commands.map((each) => each.name()),
      )
      return near
        ? new ConfigError('cli.commandNear', { name, near })
        : new ConfigError('cli.command', { name })
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
