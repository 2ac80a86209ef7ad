// The VampPrior against the standard normal prior, beside a twin.
import { answer, path, trained, twin } from '../measure.js'
import { listed, mean } from '../numbers.js'

const configuration = path('configurations/vamp-prior.json')
const samples = 200
const seeds = [1]
const priors = {
  standardNormal: [],
  vampPrior: ['model.prior={"type":"vampPrior","components":500}'],
}
const names = {
  standardNormal: { en: 'N(0, I)', ko: 'N(0, I)' },
  vampPrior: { en: 'VampPrior', ko: 'VampPrior' },
}

export const vampPrior = {
  name: 'vamp-prior',
  title: { en: 'VampPrior', ko: 'VampPrior' },
  data: {
    en: 'MNIST, dynamically binarized: 60,000 digits to train on, the test digits (binarized once) to measure',
    ko: '동적으로 이진화한 MNIST. 60,000개로 학습하고, 한 번 이진화한 테스트 숫자로 측정했습니다',
  },
  protocol: {
    en: `784-300-300 with gated linear layers, 40 latents, 500 pseudo-inputs, batches of 100, Adam with 5e-4, the KL weight rising over 10 epochs; 30 epochs (the paper: 100 of warm-up and up to 2000). −log p(x) by ${samples} importance samples (5000 in the paper). Seed ${seeds.join(' and ')} for Jamjae and the twin`,
    ko: `784-300-300(게이트 선형 층), 잠재변수 40개, 유사 입력 500개, 배치 100, Adam 5e-4, KL 가중치를 10 에포크 동안 올림. 30 에포크(논문은 워밍업 100, 최대 2000). −log p(x)는 중요도 표본 ${samples}개(논문은 5000개). 시드는 둘 다 ${seeds.join(', ')}`,
  },
  source: {
    en: 'Tomczak & Welling, arXiv:1705.07120, table 1: better than the standard prior by 1 to 2 nats',
    ko: 'Tomczak & Welling, arXiv:1705.07120, 표 1: 표준 사전 분포보다 1~2 nat 좋음',
  },
  async measure({ data }) {
    const measured = {}
    for (const [prior, set] of Object.entries(priors)) {
      const ours = []
      const twins = []
      for (const seed of seeds) {
        const { folder } = await trained(`vamp-prior-${prior}-${seed}`, {
          ...{ configuration, data },
          set: [...set, `training.seed=${seed}`],
        })
        const words = ['--samples', String(samples), '--weights', 'last']
        const { importanceWeighted } = await answer('evaluate', folder, ...words)
        ours.push(-importanceWeighted.bound.mean)
        const own = [...set.flatMap((each) => ['--set', each]), '--seed', String(seed)]
        const given = ['--data', data, '--samples', String(samples)]
        twins.push(await twin('vae.py', configuration, ...given, ...own))
      }
      measured[prior] = { ours, twins }
    }
    return { measured }
  },
  lines({ measured }) {
    const gain = mean(measured.standardNormal.ours) - mean(measured.vampPrior.ours)
    const lines = Object.entries(measured).map(([prior, { ours, twins }]) => {
      const theirs = twins.map(({ nll }) => nll)
      return {
        name: { en: `${names[prior].en}: −log p(x)`, ko: `${names[prior].ko}: −log p(x)` },
        published: '',
        ours: listed(ours),
        twin: listed(theirs),
        tolerance: { en: 'twin within 0.3', ko: '쌍둥이와 0.3 이내' },
        isHeld: Math.abs(mean(ours) - mean(theirs)) <= 0.3,
      }
    })
    const difference = {
      name: { en: 'VampPrior: gain', ko: 'VampPrior: 이득' },
      published: { en: '1 to 2 nats', ko: '1~2 nat' },
      ours: gain.toFixed(2),
      tolerance: { en: 'above 0', ko: '0보다 큼' },
      isHeld: gain > 0,
    }
    return [...lines, difference]
  },
}
