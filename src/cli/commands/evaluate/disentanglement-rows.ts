// The rows of the evaluation's report about known factors.
import type { Representation } from '../../../analysis/evaluate.js'
import type { Console } from '../../terminal/console.js'

const shownNames = 3

/** The factors and the four metrics. */
export function disentanglementRows(
  terminal: Console,
  { disentanglement }: Representation,
): string[][] {
  if (!disentanglement) return []
  const translate = terminal.translate.bind(terminal)
  const { factors, mig, sap, factorVae, dci } = disentanglement
  const short = (score: number) => score.toFixed(3)
  const shown = factors.slice(0, shownNames).map(({ name }) => shortName(name))
  const names = [...shown, ...(factors.length > shownNames ? ['…'] : [])].join(', ')
  const scores = {
    mig: short(mig.score),
    sap: short(sap.score),
    factorVae: short(factorVae.score),
  }
  const ofDci = {
    disentanglement: short(dci.disentanglement),
    completeness: short(dci.completeness),
    informativeness: short(dci.informativeness),
  }
  return [
    [translate('evaluate.disentanglement'), translate('evaluate.factors', { names })],
    ['', translate('evaluate.scores', scores)],
    [translate('evaluate.dci'), translate('evaluate.dciOf', ofDci)],
  ]
}

/** So that the line has at most 80 columns. */
function shortName(name: string): string {
  const characters = [...name]
  return characters.length > 8 ? `${characters.slice(0, 7).join('')}…` : name
}
