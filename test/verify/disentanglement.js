// Measures codes with known factors, and lets disent measure them in Python.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  fixedFactorBatches,
  trainingBatches,
} from '../../dist/analysis/disentanglement/factor-vae-score.js'
import { dci, factorVaeScore, mutualInformationGap, Random, sap } from '../../dist/node.js'

const seed = 3
const golden = new URL('./disentanglement.json', import.meta.url)

/** Checks: MIG, SAP, DCI and the FactorVAE score of codes that mix factors to several degrees, and the golden values. */
export async function disentanglement({ folder, python }) {
  const results = []
  const { splits, expected } = JSON.parse(await readFile(golden, 'utf8'))
  const sets = [
    ...[0, 1].map((mixing) => ({ name: `mixed by ${mixing}`, ...mixedCodes(mixing) })),
    {
      name: 'golden',
      train: coded(splits.train),
      test: coded(splits.test),
      all: coded(splits.train),
    },
  ]
  for (const set of sets) {
    const found = set.name === 'golden' ? expected : await measured(set)
    results.push(...(await comparedWithDisent(set, found, { folder, python })))
    if (results.at(-1)?.skipped) break
  }
  return results
}

/** The checks of what was `found` of the codes `all`, and of classifiers fitted to `train` and measured on `test`. */
export async function comparedWithDisent({ name, train, test, all }, found, { folder, python }) {
  const batches = [...fixedFactorBatches(all, { seed })]
  const given = {
    name,
    all: plain(all),
    train: plain(train),
    test: plain(test),
    alone: await alone({ train, test }),
    trainingBatches,
    batches: batches.map(({ factor, rows }) => [factor, [...rows]]),
  }
  const files = ['given', 'found'].map((part) => join(folder, `factors-${name}-${part}.json`))
  await writeFile(files[0], JSON.stringify(given))
  await writeFile(files[1], JSON.stringify(found))
  return python('disentanglement.py', ...files)
}

/** The metrics by the names that the checks have. */
export async function measured({ train, test, all }) {
  const trees = await dci({ train, test })
  return {
    MIG: mutualInformationGap(all).score,
    SAP: sap({ train, test }).score,
    'FactorVAE score': factorVaeScore(all, { seed }).score,
    'DCI disentanglement': trees.disentanglement,
    'DCI completeness': trees.completeness,
    'DCI informativeness': trees.informativeness,
    'DCI informativeness of training': trees.informativenessOfTraining,
  }
}

/** The informativeness of each latent without the others. */
async function alone({ train, test }) {
  const column = ({ count, latent, codes, factors }, at) => ({
    ...{ count, latent: 1, factors },
    codes: codes.filter((_, index) => index % latent === at),
  })
  const found = []
  for (let at = 0; at < train.latent; at++) {
    const both = { train: column(train, at), test: column(test, at) }
    found.push((await dci(both)).informativeness)
  }
  return found
}

/** Factors with 3, 4 and 5 classes, and four latents: noisy factors, turned by `mixing` into each other, and noise. */
function mixedCodes(mixing) {
  const random = new Random(1, 'factors')
  const sizes = [3, 4, 5]
  const [count, latent] = [900, 4]
  const classes = sizes.map((size) => Uint32Array.from({ length: count }, () => random.below(size)))
  const noise = new Float32Array(count * latent)
  random.fillNormal(noise)
  const codes = noise.map((each, at) => {
    const [row, column] = [Math.floor(at / latent), at % latent]
    const own = column < 3 ? classes[column][row] / sizes[column] : 0
    const other = classes[(column + 1) % 3][row] / sizes[(column + 1) % 3]
    return own + mixing * other + 0.1 * each
  })
  const part = (from, to) => ({
    count: to - from,
    latent,
    codes: codes.slice(from * latent, to * latent),
    factors: classes.map((each, at) => ({
      name: `${at}`,
      size: sizes[at],
      classes: each.slice(from, to),
    })),
  })
  return { all: part(0, count), train: part(0, 600), test: part(600, count) }
}

/** The codes of the golden file, from lists. */
function coded({ codes, factors }) {
  const latent = codes[0].length
  return {
    count: codes.length,
    latent,
    codes: Float32Array.from(codes.flat()),
    factors: factors.map((each, at) => ({
      name: `${at}`,
      size: 1 + Math.max(...each),
      classes: Uint32Array.from(each),
    })),
  }
}

/** As lists: codes by row, factors by column. */
function plain({ count, latent, codes, factors }) {
  return {
    codes: Array.from({ length: count }, (_, row) => [
      ...codes.subarray(row * latent, (row + 1) * latent),
    ]),
    factors: factors.map(({ classes }) => [...classes]),
  }
}
