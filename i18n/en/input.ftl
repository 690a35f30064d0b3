# What can be wrong with a file given to a command.
input-empty = { $file } is empty
