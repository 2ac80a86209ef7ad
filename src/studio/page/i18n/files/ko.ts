// The page's texts about the files of a run, in Korean.
import type { en } from './en.js'

export const ko: Record<keyof typeof en, string> = {
  'files.report': '보고서',
  'files.writeReport': '보고서 쓰기',
  'files.reportWriting': '보고서를 쓰는 중…',
  'files.reportDone': '보고서를 썼습니다.',
  'files.many': '파일 {files}개',
  'files.model': '모델 (ONNX)',
  'files.model.note': '이 프로그램 없이도 Python, 브라우저, 휴대폰에서 실행됩니다.',
  'files.checkpoint': '체크포인트 (safetensors)',
  'files.checkpoint.note': '모든 가중치와 학습을 이어 가는 데 필요한 것.',
  'files.configuration': '설명',
  'files.configuration.note': '전체 설정, 버전, 마지막 지표.',
  'files.metrics': '지표',
  'files.metrics.note': '모든 스텝과 에포크의 지표. 한 줄에 JSON 객체 하나.',
  'files.evaluation': '평가',
  'files.tensorboard': 'TensorBoard',
  'files.tensorboard.note': 'TensorBoard에서 열 수 있습니다.',
  'files.archive': '전부',
  'files.archive.note': '그림과 코드를 뺀 실행 폴더. 다른 곳에서 이어서 학습할 수 있습니다.',
  'files.picture': '그림',
  'files.codes': '에포크별 코드',
  'files.codes.note': '잠재 공간에서 처음 검증 예제들의 위치, float32.',
}
