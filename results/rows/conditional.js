// A conditional VAE: does a sample show the digit that was asked for?
import { loadData, loadRun } from '../../dist/node.js'
import { linearProbe } from '../linear-probe.js'
import { trained } from '../measure.js'

const samples = 1000

export const conditional = {
  name: 'conditional',
  title: { en: 'Conditional VAE', ko: '조건부 VAE' },
  data: {
    en: 'MNIST with its labels, pixels as they are',
    ko: '레이블이 있는 MNIST, 픽셀 값 그대로',
  },
  protocol: {
    en: `The recipe \`ch13-vae\` with two latents and \`model.condition.type=labels\`, 8 epochs, seeds 3, 4 and 5; ${samples} samples, every label as often. The classifier is a multinomial logistic regression on the pixels of the 60,000 training digits; its own accuracy on the test digits is given beside`,
    ko: `잠재변수 2개와 \`model.condition.type=labels\`를 쓴 레시피 \`ch13-vae\`, 8 에포크, 시드 3, 4, 5. 레이블마다 같은 수로 표본 ${samples}개. 분류기는 학습 숫자 60,000개의 픽셀에 대한 다항 로지스틱 회귀이고, 테스트 숫자에 대한 정확도를 함께 적습니다`,
  },
  source: {
    en: 'Sohn et al. 2015 (method; the aim is our own)',
    ko: 'Sohn et al. 2015(방법. 목표는 우리가 정했습니다)',
  },
  async measure({ data }) {
    const { train, validation } = await loadData(data)
    const probe = await linearProbe(train)
    const agreement = []
    for (const seed of [3, 4, 5]) {
      const set = ['model.condition.type=labels', 'model.latent=2', `training.seed=${seed}`]
      const { folder } = await trained(`conditional-${seed}`, {
        ...{ configuration: 'ch13-vae', data, set },
        flags: ['--epochs', '8'],
      })
      const run = await loadRun(folder)
      const labels = new Uint8Array(samples).map((_, index) => index % 10)
      agreement.push(probe.accuracy(await run.sample(samples, { labels }), labels))
      await run.close()
    }
    return { agreement, ofDigits: await probe.accuracyOf(validation) }
  },
  lines({ agreement, ofDigits }) {
    const percent = (value) => `${(100 * value).toFixed(1)} %`
    return [
      {
        name: { en: 'conditional VAE: labels recognized', ko: '조건부 VAE: 알아본 레이블' },
        published: '',
        ours: {
          en: `${agreement.map(percent).join(', ')} (real digits ${percent(ofDigits)})`,
          ko: `${agreement.map(percent).join(', ')}(실제 숫자 ${percent(ofDigits)})`,
        },
        tolerance: '≥ 95 %',
        isHeld: agreement.every((value) => value >= 0.95),
      },
    ]
  },
}
