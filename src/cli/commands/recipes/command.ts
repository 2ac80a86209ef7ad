// jamjae recipes: lists the recipes, or prints one, or another configuration, as JSON.
import { Command } from 'commander'
import type { Console } from '../../terminal/console.js'

export function recipesCommand(terminal: Console): Command {
  return new Command('recipes')
    .description(terminal.translate('help.recipes'))
    .argument('[name]', terminal.translate('help.recipes.name'))
    .usage('[NAME] [options]')
    .option('--layers', terminal.translate('help.recipes.layers'))
    .option('--json', terminal.translate('help.recipes.json'))
    .action(async (name: string | undefined, { json, layers }: { json?: true; layers?: true }) => {
      if (layers) {
        const { printLayers } = await import('./print-layers.js')
        return printLayers(terminal, { json })
      }
      const { recipes } = await import('../../../recipes/recipes.js')
      const { lossName } = await import('../../../recipes/model-parts.js')
      const { readConfiguration } = await import('../../training/read-configuration.js')
      const { koreanNotes } = await import('../../../recipes/korean-notes.js')
      const whole = async (recipe: string) => {
        const configuration = await readConfiguration(recipe, [])
        const note = terminal.language === 'ko' ? koreanNotes[recipe] : undefined
        return note ? { ...configuration, note } : configuration
      }
      if (name) return terminal.print(JSON.stringify(await whole(name), null, 2))
      const all = await Promise.all(Object.keys(recipes).map(whole))
      if (json) return terminal.print(JSON.stringify(all))
      const width = Math.max(...all.map((each) => each.name.length))
      for (const { name: recipe, model, training } of all) {
        const { epochs, batchSize, optimizer } = training
        terminal.print(
          `${recipe.padEnd(width)}  ${terminal.translate('recipes.line', {
            model: model.type,
            latent: model.latent,
            likelihood: lossName(model),
            optimizer: optimizer.type,
            learningRate: optimizer.learningRate,
            batch: batchSize,
            epochs,
          })}`,
        )
      }
      terminal.print(`\n${terminal.translate('recipes.hint')}`)
    })
}
