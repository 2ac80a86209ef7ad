// The page's texts about the list of runs and the queue, in Korean.
import type { en } from './en.js'

export const ko: Record<keyof typeof en, string> = {
  'column.name': '실행',
  'column.status': '상태',
  'column.recipe': '레시피',
  'column.data': '데이터',
  'column.epochs': '에포크',
  'column.validation': '검증',
  'column.best': '최저',
  'column.seconds': '시간',
  'column.created': '시작',
  'column.spark': '추이',
  'runs.search': '이름, 레시피, 데이터',
  'runs.all': '모든 상태',
  'runs.count': '{all}개 중 {shown}개',
  'runs.none': '아직 실행이 없습니다',
  'runs.noneHow':
    '실행은 모델 하나를 한 번 학습하는 것입니다. 레시피를 골라 학습 과정을 지켜보세요.',
  'runs.first': '첫 실행 시작하기',
  'runs.folder': '실행은 {folder}에 저장됩니다',
  'runs.noMatch': '맞는 실행이 없습니다.',
  'runs.choose': '{name} 선택',
  'runs.chooseAll': '모두 선택',
  'runs.chosen': '{runs}개 선택',
  'runs.chosenHidden': '{runs}개 선택({hidden}개 숨김)',
  'runs.tooMany': '한 번에 {most}개까지만 비교할 수 있습니다.',
  'runs.delete': '삭제',
  'runs.clear': '선택 해제',
  'runs.deleted': '삭제했습니다: {name}',
  'runs.deletedMany': '실행 {runs}개를 삭제했습니다.',
  'runs.restored': '되돌렸습니다.',
  queue: '대기 중',
  'queue.paused':
    '지금은 아무것도 학습하지 않습니다. 일시 정지된 실행 {name}을(를) 기다립니다. 그 실행을 계속하거나 중지하세요.',
  'queue.takeOut': '제거',
  'queue.remove': '대기열에서 제거: {name}',
}
