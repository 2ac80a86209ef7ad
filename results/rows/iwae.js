// Importance-weighted autoencoders with one stochastic layer, beside a twin.
import { answer, path, trained, twin } from '../measure.js'

const configuration = path('configurations/iwae.json')
const samples = 1000
const published = { 1: 86.76, 5: 85.54, 50: 84.78 }
const twinSeeds = [1, 2]

export const iwae = {
  name: 'iwae',
  title: { en: 'IWAE', ko: 'IWAE' },
  data: {
    en: 'MNIST, dynamically binarized: 60,000 digits to train on, the test digits (binarized once) to measure',
    ko: '동적으로 이진화한 MNIST. 60,000개로 학습하고, 한 번 이진화한 테스트 숫자로 측정했습니다',
  },
  protocol: {
    en: `784-200-200 with tanh, 50 latents, batches of 20, Adam (ε = 1e-4); stage i has 3^i epochs with a learning rate of 10^(−i/7)/1000. Published figures are after stages 0 to 7, 3280 epochs; here are stages 0 to 2, 13 epochs, for Jamjae and the twin alike. −log p(x) by ${samples} importance samples (5000 in the paper). Jamjae has the seed 3, the twin 1 and 2`,
    ko: `784-200-200(tanh), 잠재변수 50개, 배치 20, Adam(ε = 1e-4). i단계는 3^i 에포크, 학습률 10^(−i/7)/1000. 발표된 값은 0~7단계(3280 에포크) 뒤의 값이고, 여기서는 Jamjae와 쌍둥이 모두 0~2단계(13 에포크)입니다. −log p(x)는 중요도 표본 ${samples}개(논문은 5000개). 시드는 Jamjae 3, 쌍둥이 1과 2`,
  },
  source: 'Burda et al., arXiv:1509.00519, table 1',
  async measure({ data }) {
    const measured = {}
    for (const k of Object.keys(published)) {
      const change = `model.objective.samples=${k}`
      const { folder, epochs } = await trained(`iwae-${k}`, { configuration, data, set: [change] })
      const words = ['--samples', String(samples), '--weights', 'last']
      const { importanceWeighted } = await answer('evaluate', folder, ...words)
      const twins = []
      for (const seed of twinSeeds) {
        const own = ['--set', change, '--seed', String(seed), '--samples', String(samples)]
        twins.push(await twin('vae.py', configuration, '--data', data, ...own))
      }
      measured[k] = {
        negativeLogLikelihood: -importanceWeighted.bound.mean,
        standardError: importanceWeighted.bound.standardError,
        epochs: epochs.length,
        twins,
      }
    }
    return { measured }
  },
  lines({ measured }) {
    const ordered = Object.keys(published).map((k) => measured[k].negativeLogLikelihood)
    const isOrdered = ordered.every((value, at) => at === 0 || value < ordered[at - 1])
    return Object.entries(measured).map(([k, { negativeLogLikelihood, standardError, twins }]) => {
      const mean = twins.reduce((sum, { nll }) => sum + nll, 0) / twins.length
      return {
        name: { en: `IWAE, k = ${k}: −log p(x)`, ko: `IWAE, k = ${k}: −log p(x)` },
        published: {
          en: `${published[k]} (3280 epochs)`,
          ko: `${published[k]}(3280 에포크)`,
        },
        ours: `${negativeLogLikelihood.toFixed(2)} ± ${standardError.toFixed(2)}`,
        twin: twins.map(({ nll }) => nll.toFixed(2)).join(', '),
        tolerance: {
          en: 'twin within 0.15, falls with k',
          ko: '쌍둥이와 0.15 이내, k가 커지면 감소',
        },
        isHeld: isOrdered && Math.abs(negativeLogLikelihood - mean) <= 0.15,
      }
    })
  },
}
