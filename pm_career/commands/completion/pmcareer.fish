# Completion of pmcareer for fish. Fish finds it here on its own:
#   pmcareer completion fish > ~/.config/fish/completions/pmcareer.fish
# What the program answers is only ever read, never evaluated.
function __pmcareer_complete
    set -l typed (commandline -opc)
    set -l last (commandline -ct)
    for line in (command pmcareer completion fish -- $typed[2..-1] "$last" 2>/dev/null)
        if test "$line" = :files
            set -l option (string match -r -- '^--[a-z-]+=' "$last")
            # What fish itself offers for a path, which runs nothing that is typed in it.
            for file in (complete -C "'' "(string replace -- "$option" '' "$last"))
                printf '%s\n' "$option$file"
            end
        else
            printf '%s\n' "$line"
        end
    end
end
complete -c pmcareer -f -a '(__pmcareer_complete)'
