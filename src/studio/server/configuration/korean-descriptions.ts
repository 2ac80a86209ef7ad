// What the parts of a configuration are, in Korean, by what they are in English.

export const koreanDescriptions: Readonly<Record<string, string>> = {
  'What runs are named after': '실행의 이름에 쓰입니다',
  'What a reader should know about this configuration': '이 설정에 대해 읽는 사람이 알아야 할 것',
  'Name of a data set, folder, or file': '데이터 집합의 이름, 폴더 또는 파일',
  'Of the images of a picture folder; by default that of the pictures':
    '그림 폴더에서 읽을 이미지의 크기(기본값: 그림의 크기)',
  Height: '높이',
  Width: '너비',
  'How pictures of another shape fit the size: cut, with a border, or stretched':
    '비율이 다른 그림을 크기에 맞추는 방법: 자르기, 여백 두기, 늘이기',
  'Grey or colour; by default grey where all pictures of the folder are grey':
    '회색 또는 컬러(기본값: 폴더의 그림이 모두 회색이면 회색)',
  'Share of the examples to validate with, where the data has no split of its own':
    '데이터가 나뉘어 있지 않을 때 검증에 쓸 예제의 비율',
  'How values are scaled: to 0 to 1 (minmax), or to mean 0 and deviation 1 (unit)':
    '값을 바꾸는 방법: 0에서 1로(minmax), 또는 평균 0, 표준편차 1로(unit)',
  'Go on without pictures that cannot be read': '읽을 수 없는 그림은 빼고 계속합니다',
  'Column of a table, or array of an .npz file, that holds the labels':
    '표의 열이나 .npz 파일의 배열 중 레이블이 든 것',
  'Array of an .npz file that holds the images': '.npz 파일에서 이미지가 든 배열',
  'Whether the first row of a CSV file names its columns; by default found out':
    'CSV 파일의 첫 행이 열의 이름인지(기본값: 스스로 알아냄)',
  'Columns of a table whose numbers are names of categories': '표에서 수가 범주의 이름인 열',
  'Whether the columns of CSV and Parquet are of mixed types, as tabular-vae takes them':
    'CSV와 Parquet의 열이 tabular-vae가 쓰는 것처럼 여러 종류인지',
  'Shape of one example: [height, width], [channels, height, width], or any other':
    '예제 하나의 모양: [높이, 너비], [채널, 높이, 너비] 또는 다른 모양',
  'In the order of the table; jamjae train takes them from the data':
    '표의 순서대로(jamjae train은 데이터에서 가져옵니다)',
  'How many there are': '범주의 수',
  'Standard deviation of standardized numbers; perValue: the decoder learns it':
    '표준화한 수의 표준편차. perValue이면 디코더가 배웁니다',
  'Layers from the example to the latents': '예제에서 잠재 변수까지의 층',
  'Layers from the latents to the output layer': '잠재 변수에서 출력층까지의 층',
  'Number of latents': '잠재 변수의 수',
  'The layer that gives what the likelihood takes': '가능도에 값을 주는 마지막 층',
  'How far apart data and reconstruction are': '데이터와 재구성이 얼마나 다른지 재는 방법',
  'How weights and biases start': '가중치와 편향의 초깃값을 정하는 방법',
  'Standard deviation of the Gaussian noise on the input, which is then clipped to [0, 1]':
    '입력에 더하는 가우스 노이즈의 표준편차(더한 뒤 [0, 1]로 자릅니다)',
  'What the reconstruction is held against: the noisy input itself, or the clean image':
    '재구성을 무엇과 비교할지: 노이즈가 섞인 입력 또는 깨끗한 이미지',
  'Weight of the KL term; 1 is the ELBO': 'KL 항의 가중치(1이면 ELBO)',
  'Size of the output': '출력의 크기',
  'Channels of the output': '출력의 채널 수',
  'Height and width of the kernel': '커널의 높이와 너비',
  'Pixels from one place of the kernel to the next': '커널을 한 번에 옮기는 픽셀 수',
  'Zeros around the image': '이미지 둘레에 두르는 0의 폭',
  'Rows and columns cut off at every edge': '가장자리마다 잘라 내는 행과 열의 수',
  'Rows and columns added at the far edges; [rows, columns] where they differ':
    '끝 쪽 가장자리에 더하는 행과 열의 수(다르면 [행, 열])',
  'Share of the newest batch in the running statistics': '누적 통계에서 가장 새로운 배치의 비율',
  'Shape of one item afterwards': '바뀐 뒤 항목 하나의 모양',
  'Slope where the input is negative': '입력이 음수일 때의 기울기',
  'Standard deviation; perExample or perValue: the decoder learns it':
    '표준편차. perExample이나 perValue이면 디코더가 배웁니다',
  'sigmoid keeps the mean in [0, 1]': 'sigmoid는 평균을 [0, 1] 안에 둡니다',
  'Expected distance from the mean; perExample or perValue: the decoder learns it':
    '평균에서 떨어진 거리의 기댓값. perExample이나 perValue이면 디코더가 배웁니다',
  'Logistic distributions for every value': '값마다 쓰는 로지스틱 분포의 수',
  'How often every example is seen': '모든 예제를 보는 횟수',
  'Examples of a step': '한 스텝에 쓰는 예제의 수',
  'How gradients become steps': '기울기로 스텝을 정하는 방법',
  'Size of a step': '한 스텝의 크기',
  'Share of the past step in the next one': '다음 스텝에 남는 이전 스텝의 비율',
  'Look ahead along the momentum': '모멘텀 방향으로 미리 내다봅니다',
  'L2 decay in the gradient': '기울기에 더하는 L2 감쇠',
  'Decay of the weights themselves': '가중치 자체의 감쇠',
  'Share of the past in the mean square': '제곱 평균에서 과거의 비율',
  'Share of the past in both mean squares': '두 제곱 평균에서 과거의 비율',
  'Share of the past in the mean gradient': '기울기 평균에서 과거의 비율',
  'Subtract the square of the mean gradient': '기울기 평균의 제곱을 뺍니다',
  'Keeps divisions away from zero': '0으로 나누지 않게 하는 작은 값',
  'Draw the examples of every epoch in a new order': '에포크마다 예제의 순서를 새로 섞습니다',
  'How the losses of a batch become the one whose gradient is taken':
    '배치의 손실들을 하나로 모으는 방법',
  'Decides every random number of the run': '실행의 모든 난수를 정합니다',
  'Stop when the validation loss has not fallen for so many epochs':
    '검증 손실이 이만큼의 에포크 동안 줄지 않으면 멈춥니다',
  'Print the figures of every so many epochs': '이만큼의 에포크마다 수치를 출력합니다',
}
