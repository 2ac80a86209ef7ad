// The page's texts about training in the tab, in Korean.
import type { en } from './en.js'

export const ko: Record<keyof typeof en, string> = {
  'local.lead':
    '모델이 이 브라우저 안에서 내장 숫자로 학습합니다. 데이터가 이 컴퓨터를 떠나지 않고, 서버도 계산하지 않습니다. 결과는 반올림 오차까지 명령줄과 같고, 명령줄에서 이어서 학습할 수 있습니다.',
  'local.recipe': '레시피',
  'local.latent': '잠재 변수',
  'local.epochs': '에포크',
  'local.seed': '시드',
  'local.device': '계산 장치',
  'local.gpu': '그래픽 프로세서 (WebGPU)',
  'local.cpu': '프로세서 (WebAssembly, 스레드 {threads}개)',
  'local.start': '학습 시작',
  'local.loading': '숫자 데이터와 ONNX Runtime을 불러오는 중…',
  'local.stop': '중지',
  'local.download': '실행 내려받기',
  'local.another': '다시 학습',
  'local.progress': '진행',
  'local.pace': '초당 이미지',
  'local.left': '남은 시간',
  'local.ended': '끝났습니다. 내려받은 파일의 압축을 풀고 이어서 학습하세요: jamjae resume {name}',
  'local.stay': '이 탭이 열려 있는 동안, 스튜디오의 다른 페이지에서도 학습이 계속됩니다.',
  'local.failed': '학습이 중단되어 남은 것이 없습니다. {reason}',
  'local.nothing': '첫 에포크가 끝나기 전에 중지되어 내려받을 것이 없습니다.',
}
