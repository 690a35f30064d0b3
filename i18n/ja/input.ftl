# コマンドに渡されたファイルについて
input-empty = { $file } は空です
