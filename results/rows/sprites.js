// Disentanglement on figures whose factors are known: ours and disent's metrics of the same codes.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pickRows } from '../../dist/analysis/disentanglement/coded-factors.js'
import { factorClasses, loadData, loadRun, Random } from '../../dist/node.js'
import { comparedWithDisent, measured } from '../../test/verify/disentanglement.js'
import { answer, path, programLines, trained } from '../measure.js'

const objectives = {
  elbo: { name: 'β-VAE, β = 4', set: ['model.klWeight=4'] },
  betaTc: {
    name: 'β-TC, β = 4',
    set: ['model.objective={"type":"betaTc","totalCorrelation":4}'],
  },
}
/** Examples that both libraries measure: disent's trees take minutes with all. */
const compared = { train: 1000, test: 500 }

export const sprites = {
  name: 'sprites',
  title: { en: 'Disentanglement', ko: '잠재 공간의 분리' },
  data: {
    en: 'the built-in `sprites`: 6144 figures of 32×32 pixels with known shape, size, rotation and place',
    ko: '내장 데이터 `sprites`: 모양, 크기, 회전, 위치를 아는 32×32 그림 6144개',
  },
  protocol: {
    en: `The recipe \`conv-vae\` with 10 latents, 60 epochs, seed 3; MIG, DCI, SAP and FactorVAE score of all codes. disent 0.8.0 measures ${compared.train} + ${compared.test} of the same codes, in the same batches; its DCI is the mean over eight random states of scikit-learn, which breaks ties between splits at random`,
    ko: `레시피 \`conv-vae\`(잠재변수 10개), 60 에포크, 시드 3. 모든 코드의 MIG, DCI, SAP, FactorVAE 점수. disent 0.8.0은 같은 코드 ${compared.train} + ${compared.test}개를 같은 배치로 잽니다. scikit-learn은 똑같이 좋은 분할 중 하나를 무작위로 고르므로 disent의 DCI는 난수 상태 여덟 개의 평균입니다`,
  },
  source:
    'Chen et al., arXiv:1802.04942; Eastwood & Williams 2018; Kumar et al., arXiv:1711.00848; Kim & Mnih, arXiv:1802.05983; [disent](https://pypi.org/project/disent/)',
  async measure() {
    const { all } = await loadData('sprites')
    const factors = factorClasses(all.factors)
    const rows = {}
    for (const [objective, { set }] of Object.entries(objectives)) {
      const { folder } = await trained(`sprites-${objective}`, {
        ...{ configuration: 'conv-vae', data: 'sprites' },
        set: [...set, 'model.latent=10'],
        flags: ['--epochs', '60', '--seed', '3'],
      })
      const { representation } = await answer('evaluate', folder)
      const { mig, dci, sap, factorVae } = representation.disentanglement
      rows[objective] = {
        scores: {
          MIG: mig.score,
          SAP: sap.score,
          'FactorVAE score': factorVae.score,
          'DCI disentanglement': dci.disentanglement,
        },
        checks: await compare(objective, await codesOf(folder, all), factors),
      }
    }
    return { rows }
  },
  lines: ({ rows }) =>
    Object.entries(rows).flatMap(([objective, { scores, checks }]) =>
      checks.map(({ metric, value, off, isClose }) => ({
        name: {
          en: `${objectives[objective].name}: ${metric}`,
          ko: `${objectives[objective].name}: ${metric}`,
        },
        published: '',
        ours: `${scores[metric].toFixed(3)} (${(value + off).toFixed(4)})`,
        twin: value.toFixed(4),
        tolerance: {
          en: metric.startsWith('DCI') ? '1e-3, or disent’s own spread' : '1e-3',
          ko: metric.startsWith('DCI') ? '1e-3 또는 disent 자체의 편차' : '1e-3',
        },
        isHeld: isClose,
      })),
    ),
}

async function codesOf(folder, dataset) {
  const run = await loadRun(folder)
  try {
    return await run.encode(dataset)
  } finally {
    await run.close()
  }
}

/** Ours and disent's metrics of some of the codes. */
async function compare(name, { count, latent, mean }, factors) {
  const order = new Random(1, 'compared').permutation(count)
  const given = { count, latent, codes: mean, factors }
  const of = (from, to) => pickRows(given, order.subarray(from, to))
  const all = compared.train + compared.test
  const set = {
    ...{ name, all: of(0, all) },
    ...{ train: of(0, compared.train), test: of(compared.train, all) },
  }
  const found = await measured(set)
  const folder = await mkdtemp(join(tmpdir(), 'jamjae-results-'))
  const python = async (program, ...words) =>
    (await programLines([path(`../test/verify/${program}`), ...words])).map(JSON.parse)
  const checks = await comparedWithDisent(set, found, { folder, python })
  await rm(folder, { recursive: true })
  const names = ['MIG', 'SAP', 'FactorVAE score', 'DCI disentanglement']
  return names.map((metric) => {
    const check = checks.find(({ check }) => check.includes(`the ${metric} is`))
    if (!check) throw new Error(`disent gave no ${metric}: ${JSON.stringify(checks)}`)
    const value = Number.parseFloat(check.detail)
    return { metric, value, off: found[metric] - value, isClose: check.passed }
  })
}
