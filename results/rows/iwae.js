// Importance-weighted autoencoders with one stochastic layer, beside a twin.
import { answer, path, trained, twin } from '../measure.js'
import { listed, mean } from '../numbers.js'

const configuration = path('configurations/iwae.json')
const samples = 1000
const published = { 1: 86.76, 5: 85.54, 50: 84.78 }
const seeds = { 1: [1, 2], 5: [1, 2], 50: [1, 2, 3] }

export const iwae = {
  name: 'iwae',
  title: { en: 'IWAE', ko: 'IWAE' },
  data: {
    en: 'MNIST, dynamically binarized: 60,000 digits to train on, the test digits (binarized once) to measure',
    ko: '동적으로 이진화한 MNIST. 60,000개로 학습하고, 한 번 이진화한 테스트 숫자로 측정했습니다',
  },
  protocol: {
    en: `784-200-200 with tanh, 50 latents, batches of 20, Adam (ε = 1e-4); stage i has 3^i epochs with a learning rate of 10^(−i/7)/1000. Published figures are after stages 0 to 7, 3280 epochs; here are stages 0 to 2, 13 epochs, for Jamjae and the twin alike. −log p(x) by ${samples} importance samples (5000 in the paper). Seeds 1 and 2 for Jamjae and the twin, for k = 50 also 3. Both binarize the test digits by their own random numbers: on the twin's digits −log p(x) of Jamjae's model with k = 50 and seed 3 is 94.10 instead of 94.04, which leaves a difference of 0.23 between the means`,
    ko: `784-200-200(tanh), 잠재변수 50개, 배치 20, Adam(ε = 1e-4). i단계는 3^i 에포크, 학습률 10^(−i/7)/1000. 발표된 값은 0~7단계(3280 에포크) 뒤의 값이고, 여기서는 Jamjae와 쌍둥이 모두 0~2단계(13 에포크)입니다. −log p(x)는 중요도 표본 ${samples}개(논문은 5000개). 시드는 둘 다 1과 2이고 k = 50에서는 3도 있습니다. 테스트 숫자는 저마다의 난수로 이진화했습니다. 쌍둥이의 테스트 숫자로 재면 k = 50, 시드 3인 Jamjae 모델의 −log p(x)는 94.04가 아니라 94.10이어서, 평균의 차이는 0.23입니다`,
  },
  source: 'Burda et al., arXiv:1509.00519, table 1',
  async measure({ data }) {
    const measured = {}
    for (const k of Object.keys(published)) {
      const change = `model.objective.samples=${k}`
      const [ours, twins] = [[], []]
      for (const seed of seeds[k]) {
        const { folder } = await trained(`iwae-${k}-${seed}`, {
          ...{ configuration, data },
          set: [change, `training.seed=${seed}`],
        })
        const words = ['--samples', String(samples), '--weights', 'last']
        const { importanceWeighted } = await answer('evaluate', folder, ...words)
        ours.push(-importanceWeighted.bound.mean)
        const own = ['--set', change, '--seed', String(seed), '--samples', String(samples)]
        twins.push((await twin('vae.py', configuration, '--data', data, ...own)).nll)
      }
      measured[k] = { ours, twins }
    }
    return { measured }
  },
  lines({ measured }) {
    const means = Object.keys(published).map((k) => mean(measured[k].ours))
    const isOrdered = means.every((value, at) => at === 0 || value < means[at - 1])
    return Object.entries(measured).map(([k, { ours, twins }]) => ({
      name: { en: `IWAE, k = ${k}: −log p(x)`, ko: `IWAE, k = ${k}: −log p(x)` },
      published: {
        en: `${published[k]} (3280 epochs)`,
        ko: `${published[k]}(3280 에포크)`,
      },
      ours: listed(ours),
      twin: listed(twins),
      tolerance: {
        en: 'means of the twin within 0.15, falls with k',
        ko: '평균이 쌍둥이와 0.15 이내, k가 커지면 감소',
      },
      isHeld: isOrdered && Math.abs(mean(ours) - mean(twins)) <= 0.15,
    }))
  },
}
