#compdef pmcareer
# Completion of pmcareer for zsh. Put this line into ~/.zshrc, after compinit:
#   source <(pmcareer completion zsh)
# or keep the script as _pmcareer in a folder of your $fpath, which is faster to start.
# What the program answers is only ever read, never evaluated.
_pmcareer() {
    local line value text files=0
    local -a typed found open
    typed=("${(@Q)words[2,CURRENT]}")
    while IFS= read -r line; do
        value=${line%%$'\t'*} text=${line#*$'\t'}
        case $value in
        :files) files=1 ;;
        *=) open+=("$value:$text") ;;
        *) found+=("$value:$text") ;;
        esac
    done < <(command pmcareer completion zsh -- "${typed[@]}" 2>/dev/null)
    ((${#found})) && _describe -V 'pmcareer' found
    ((${#open})) && _describe -V 'pmcareer' open -S ''
    ((files)) && { compset -P '--*='; _files }
    return 0
}
if [[ ${funcstack[1]} == _pmcareer ]]; then
    _pmcareer "$@"
else
    compdef _pmcareer pmcareer
fi
