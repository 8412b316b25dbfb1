# Who must not meet whom
