// The notes of the recipes in Korean.

export const koreanNotes: Readonly<Record<string, string>> = {
  'ch13-autoencoder':
    '책처럼 노이즈가 섞인 이미지 자체를 목표로 합니다. target을 "clean"으로 바꾸면 노이즈를 제거합니다. 검증은 깨끗한 이미지로 합니다.',
  'relu-vae-2d':
    '잠재 변수가 2개여서 잠재 공간을 평면으로 볼 수 있습니다. 원본은 KL에서 표준편차 자리에 분산을 쓰는데, 이 레시피는 바르게 표준편차를 씁니다.',
  'keras-vae-2d':
    'Keras 예제와 같습니다: Keras의 초기화, 파일 순서대로 읽는 큰 배치, 10에포크마다 출력하는 지표.',
  'conv-vae':
    '크기에 상관없이 회색조와 컬러 이미지를 학습합니다. 층은 이미지에 맞춥니다. 컬러에서도 베르누이가 기본값입니다. 컬러의 가능도는 아니지만 척도를 정할 필요가 없고, 이미지가 적어도 온전한 표본을 만듭니다. 더 섬세한 재구성에는 척도 0.05의 laplace를, 보고할 지표에는 discretizedLogisticMixture를 쓰세요.',
  'residual-conv-vae':
    'conv-vae처럼 크기에 상관없이 이미지를 학습합니다. 채널을 4분의 1 줄인 대신 인코더와 디코더에 잔차 연결 층을 두고, 배치를 절반으로 줄여 같은 시간에 스텝을 두 배로 늘립니다.',
  'tabular-vae':
    '수와 범주로 된 표를 학습합니다. 결측값이 있어도 되고, 결측값을 채우고 새로운 행을 만듭니다. 모델은 표의 열에 맞춥니다.',
}
