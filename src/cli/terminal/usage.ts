// Usage errors of the command line, with the closest valid name.
import type { Command, CommanderError } from 'commander'
import { ConfigError } from '../../errors.js'
import { closestMatch } from '../../messages/nearest.js'

/** Converts commander's error to a ConfigError, which has a message in every language. */
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
      const near = closestMatch(name, flags) ?? beginningOf(name, flags)
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

/** The longest flag that a longer one begins with, such as --lang of --language; not one of fewer than three letters. */
function beginningOf(name: string, flags: readonly string[]): string | undefined {
  const word = name.toLowerCase()
  return flags
    .filter((flag) => flag.length >= '--'.length + 3 && word.startsWith(flag))
    .toSorted((one, other) => other.length - one.length)[0]
}

/** The first word that is a command, then the first after it that is one of its subcommands: a run folder may have the
 *  name of another command. */
function commandOf(root: Command, words: readonly string[]): Command {
  let command = root
  for (const word of words)
    command = command.commands.find((each) => each.name() === word) ?? command
  return command
}

/** The full name of a command, for example data pull. */
function nameOf(command: Command): string {
  const { parent } = command
  return parent?.parent ? `${nameOf(parent)} ${command.name()}` : command.name()
}
