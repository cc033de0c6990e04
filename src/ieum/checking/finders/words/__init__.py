"""Words that say something of numbers: 증가, 감소, 절반, 과반, 2배, 최다, 초과, 미달."""
