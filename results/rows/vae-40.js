// The VAE of pythae's table of reproduced results.
import { join } from 'node:path'
import { splitDigits } from '../digits.js'
import { answer, path, trained, twin } from '../measure.js'

const configuration = path('configurations/vae-40.json')
const samples = 200

export const vae40 = {
  name: 'vae-40',
  title: { en: 'VAE, 784-400-40', ko: 'VAE, 784-400-40' },
  data: {
    en: 'MNIST, statically binarized; 50,000 digits to train on, the other 10,000 to choose the epoch, the test digits to measure. Our binarization, not the file of Salakhutdinov & Murray',
    ko: '정적으로 이진화한 MNIST. 50,000개로 학습하고, 나머지 10,000개로 에포크를 고르고, 테스트 숫자로 측정했습니다. 이진화는 Salakhutdinov & Murray의 파일이 아니라 직접 한 것입니다',
  },
  protocol: {
    en: `500 epochs in batches of 100, Adam with a learning rate of 1e-4, times 10^(−1/5) after epochs 200 and 350; weights of the lowest validation loss; ${samples} importance samples; one seed (3), the twin 1`,
    ko: `배치 100으로 500 에포크, Adam 학습률 1e-4(에포크 200과 350 뒤에 10^(−1/5)배), 검증 손실이 가장 낮은 가중치, 중요도 표본 ${samples}개, 시드 하나(3), 쌍둥이는 1`,
  },
  source:
    '[pythae, reproducibility](https://github.com/clementchadebec/benchmark_VAE/tree/main/examples/scripts/reproducibility); Rezende & Mohamed, arXiv:1505.05770',
  async measure({ data }) {
    const digits = splitDigits(data, join(path('runs'), 'digits'))
    const { folder, epochs } = await trained('vae-40', { data: digits, configuration })
    const words = ['--weights', 'best', '--data', data, '--samples', String(samples)]
    const { importanceWeighted, validation } = await answer('evaluate', folder, ...words)
    const given = ['--seed', '1', '--samples', String(samples)]
    return {
      negativeLogLikelihood: -importanceWeighted.bound.mean,
      standardError: importanceWeighted.bound.standardError,
      negativeElbo: -validation.elbo.mean,
      epochs: epochs.length,
      twin: await twin('vae.py', configuration, '--data', digits, '--test', data, ...given),
    }
  },
  lines: ({ negativeLogLikelihood, standardError, twin }) => {
    const ours = `${negativeLogLikelihood.toFixed(2)} ± ${standardError.toFixed(2)}`
    const within = (other) => Math.abs(negativeLogLikelihood - other) <= 0.4
    return [
      {
        name: { en: 'VAE, 784-400-40: −log p(x)', ko: 'VAE, 784-400-40: −log p(x)' },
        published: { en: '89.78 (pythae), 89.9 (paper)', ko: '89.78(pythae), 89.9(논문)' },
        ours,
        tolerance: '0.4',
        isHeld: within(89.78),
      },
      {
        name: {
          en: 'the same beside PyTorch with the same settings',
          ko: '같은 값, 같은 설정의 PyTorch와 비교',
        },
        published: '',
        ours,
        twin: twin.nll.toFixed(2),
        tolerance: '0.4',
        isHeld: within(twin.nll),
      },
    ]
  },
}
