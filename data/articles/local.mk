EXTRA_DIST += \
  %D%/README.md \
  %D%/abqaiq-attack-2019.json \
  %D%/abqaiq-wreckage-2019.json \
  %D%/chile-march-2019.txt \
  %D%/eritrea-ethiopia-2018.json \
  %D%/iran-deal-2018.json \
  %D%/karabakh-ceasefire-2020.json \
  %D%/mladic-verdict-2017.json \
  %D%/north-korea-missile-2017.txt \
  %D%/prisoner-exchange-2024.json \
  %D%/salisbury-expulsions-2018.json \
  %D%/senegal-election-2024.txt \
  %D%/turkey-earthquake-2023.json \
  %D%/venezuela-sanctions-2019.json \
  %D%/zimbabwe-mugabe-2017.txt
