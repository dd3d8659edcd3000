# Completion of pmcareer for bash. To have it in every shell, put this line into ~/.bashrc:
#   source <(pmcareer completion bash)
# What the program answers is only ever read, never evaluated.
_pmcareer() {
    local value text shown=() room
    COMPREPLY=()
    while IFS=$'\t' read -r value text; do
        case $value in
        :files)
            compopt -o filenames 2>/dev/null
            while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
            continue
            ;;
        *=) compopt -o nospace 2>/dev/null ;;
        esac
        COMPREPLY+=("$value")
        shown+=("$value${text:+  ($text)}")
    done < <(command pmcareer completion bash -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    # When bash lists what there is (a second TAB), each word stands there with its help. What all of them begin with
    # is the same as without, so nothing of the help can get into the line.
    case ${COMP_TYPE:-9} in
    33 | 63 | 64)
        if [ "${#shown[@]}" -gt 1 ] && [ "${#shown[@]}" -eq "${#COMPREPLY[@]}" ]; then
            room=$((${COLUMNS:-80} - 2))
            COMPREPLY=("${shown[@]:0}")
            for value in "${!COMPREPLY[@]}"; do COMPREPLY[value]=${COMPREPLY[value]:0:room}; done
        fi
        ;;
    esac
}
complete -o nosort -F _pmcareer pmcareer 2>/dev/null || complete -F _pmcareer pmcareer
