// Tables: CSV, Parquet, columns, rows. In Korean.
import type { en } from './en.js'

export const ko: Record<keyof typeof en, string> = {
  'table.empty':
    '{path}: 값이 든 행이 하나 이상 있는 표여야 하는데 없습니다. 행이 있는 파일을 지정하세요',
  'table.encoding':
    '{path}: UTF-8, UTF-16, EUC-KR, Windows-1252 중 하나로 된 텍스트여야 하는데 아닙니다. UTF-8 CSV로 저장하세요',
  'table.ragged':
    '{path}: {line}번째 줄은 첫 행처럼 셀이 {expected}개여야 하는데 {actual}개입니다. 그 줄을 고치세요. 구분자가 든 텍스트는 따옴표로 감싸야 합니다',
  'table.quote':
    '{path}: 따옴표가 모두 닫혀 있어야 하는데 {line}번째 줄이나 그 앞에 닫히지 않은 것이 있습니다. 닫거나, 텍스트의 일부라면 두 번 쓰세요',
  'table.csv':
    '{path}: 셀로 된 행이어야 하는데 {line}번째 줄이 다릅니다({reason}). 그 줄을 고치세요',
  'table.twice':
    '{path}: 열의 이름이 서로 달라야 하는데 {column} 열이 둘입니다(왼쪽부터 {first}번째와 {second}번째 열). 하나의 이름을 바꾸세요',
  'table.text':
    '{path}: {line}번째 줄 {column} 열은 수여야 하는데 {actual}입니다. 그 열이 클래스라면 --label {column}, 쓸모없는 열이라면 --leave-out {column}(으)로 지정하고, 텍스트나 결측값이 있는 표라면 tabular-vae를 학습하세요',
  'table.paths':
    '{path}: {column} 열은 수이거나 그림의 경로(표가 있는 폴더에서 본 cats/1.png 같은 것)여야 하는데 {actual}입니다. 경로를 고치세요',
  'table.missing':
    '{path}: {line}번째 줄 {column} 열은 수여야 하는데 비어 있습니다. 채우거나, 쓸모없는 열이면 --leave-out {column}으로 빼거나, 결측값도 받는 tabular-vae를 학습하세요',
  'table.largeNumber':
    '{path}: {line}번째 줄 {column} 열은 float32에 담기는 ±3.4e38 안의 수여야 하는데 {actual}입니다. 그 열의 값을 줄이거나 그 행을 지우세요',
  'table.notNumber':
    '{path}: {line}번째 줄 {column} 열에는 모델이 학습한 데이터처럼 수가 있어야 하는데 {actual}입니다. 그 칸을 고치거나 그 행을 지우세요',
  'table.numberColumn':
    '{path}: 모델이 학습한 데이터처럼 {column} 열이 있어야 하는데 있는 열은 {actual}입니다. 열을 추가하거나 이름을 바꾸세요',
  'table.noLabel':
    '{path}: {column} 열에 레이블이 있어야 하는데 모든 칸이 비어 있습니다. 일부를 채우거나, --label none을 지정하고 --leave-out {column}(으)로 빼세요',
  'table.notNumeric':
    '{path}: 모델이 학습한 표에서처럼 {line}번째 줄 {column} 열은 수여야 하는데 {actual}입니다. 그 셀을 고치거나 비우세요',
  'table.notation':
    '{path}: {line}번째 줄 {column} 열은 모델이 학습한 표에서처럼 {expected} 같은 꼴이어야 하는데 {actual}입니다. 그 셀을 고치거나 비우세요',
  'table.category':
    '{path}: {line}번째 줄 {column} 열은 모델이 아는 범주({expected}) 중 하나여야 하는데 {actual}입니다. 그 셀을 고치거나 비우세요',
  'table.column':
    '{path}: 모델이 학습한 표에서처럼 {column} 열이 있어야 하는데 {actual}뿐입니다. 열을 넣거나 이름을 바꾸세요. 셀은 비어 있어도 됩니다',
  'table.labelColumn':
    '{path}: 레이블이 든 {label} 열이 있어야 하는데 {actual}뿐입니다. 그중 하나의 이름이나, 1부터 세는 번호를 지정하세요',
  'table.labelNear': '{path}: 레이블이 든 {label} 열이 있어야 하는데 없습니다. 혹시 {near}인가요?',
  'table.named':
    '{path}: {column} 열이 있어야 하는데 {actual}뿐입니다. 파일에 있는 열의 이름이나 1부터 세는 번호를 쉼표로 구분해 적으세요',
  'table.namedNear': '{path}: {column} 열이 있어야 하는데 없습니다. 혹시 {near}인가요?',
  'table.categorical':
    '{path}: 범주로 볼 {column} 열이 있어야 하는데 {actual}뿐입니다. 파일에 있는 열을 쉼표로 구분해 적으세요',
  'table.size':
    '{path}: {size} 이미지라면 값이 든 열이 {grey}개(컬러는 {colour}개)여야 하는데 {actual}개입니다. 맞는 --size를 고르고, 레이블 열은 --label로 지정하세요',
  'table.nothing':
    '{path}: 레이블 외에 값이 든 열이 있어야 하는데 쓸 수 있는 열이 없습니다. 열이 더 있는 표를 지정하세요',
  'table.tooLarge':
    '{path}: 표는 메모리에서 {expected}바이트 이하여야 하는데 그보다 큽니다. 행이나 열을 줄이세요',
  'table.splitWord':
    '{path}: {line}번째 줄 {column} 열은 train, validation(valid, val, dev, eval), test 중 하나여야 하는데 "{actual}"입니다. 그중 하나로 고치거나 열의 이름을 바꾸세요',
  'table.infinite':
    '{path}: {line}번째 줄 {column} 열은 유한한 수여야 하는데 {actual}입니다. 그 행을 고치거나 지우세요',
  'parquet.corrupt':
    '{path}: 온전한 Parquet 파일이어야 하는데 손상되었습니다({reason}). 파일을 다시 내려받거나 복사하거나 새로 저장하세요',
  'parquet.type':
    '{path}: {column} 열은 수, 텍스트, 그림 중 하나여야 하는데 {actual}입니다. 그 열을 변환하거나 파일에서 빼세요',
  'parquet.list':
    '{path}: {column} 열의 목록은 길이가 같아 수가 {expected}개여야 하는데 {line}번째 행은 {actual}개입니다. 길이를 맞추세요',
  'given.form':
    '--given {actual}: age=30처럼 열과 값이어야 합니다. 열마다 --given 열=값으로 적으세요',
  'given.none':
    '--given {actual}: 열을 조건으로 하는 모델이어야 하는데 그렇지 않은 모델입니다. --given을 빼거나, type이 columns인 model.condition으로 학습하세요',
  'given.twice': '--given: {column} 열의 값은 하나여야 하는데 둘입니다. 하나만 지정하세요',
  'given.missing':
    '--given: 모델의 조건이 되는 열({expected})마다 값이 있어야 하는데 {actual}의 값이 없습니다. 빠진 열마다 --given 열=값을 더하세요',
  'given.unknown':
    '--given: 모델의 조건이 되는 열({expected})이어야 하는데 {column}입니다. 이 열을 빼세요',
  'given.near':
    '--given: 모델의 조건이 되는 열({expected})이어야 하는데 {column}입니다. 혹시 {near}인가요?',
  'given.empty': '--given {column}: 값이 있어야 하는데 결측값입니다. 그 열의 값을 지정하세요',
  'given.category':
    '--given {column}: 모델이 아는 범주({expected}) 중 하나여야 하는데 {actual}입니다. 그중에서 고르고, --given은 열마다 한 번씩 쓰세요',
  'given.value':
    '--given {column}: 모델이 학습한 표에서처럼 {expected} 같은 꼴이어야 하는데 {actual}입니다. 그렇게 적고, --given은 열마다 한 번씩 쓰세요',
  'rows.source':
    '{source}: 표, 곧 이름이 .csv나 .parquet로 끝나는 파일이어야 하는데 아닙니다. 그런 파일을 지정하세요',
  'rows.done': '{out}: 행 {count}개',
  'rows.filled': '{out}: 행 {count}개, 채운 칸 {filled}개',
  'table.epoch': '에포크',
  'table.time': '시간',
  'table.train': '학습',
  'table.validation': '검증',
  'table.test': '테스트',
  'table.elbo': '-ELBO',
  'table.loss': '손실',
  'table.reconstruction': '재구성',
  'table.short': '재구성',
  'table.meanSquaredError': '값당 MSE',
  'table.generatorLoss': '생성자 손실',
}
