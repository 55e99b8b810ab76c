syscmd(`echo by syscmd')esyscmd(`echo by esyscmd')
