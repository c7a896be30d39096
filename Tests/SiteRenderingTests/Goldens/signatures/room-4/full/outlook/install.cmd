@echo off
setlocal DisableDelayedExpansion
rem Copies the signature beside this file to where Outlook classic looks for signatures.
set "TARGET=%APPDATA%\Microsoft\Signatures"
if not exist "%TARGET%\" mkdir "%TARGET%" || goto failed
for %%F in ("%~dp0*.htm" "%~dp0*.rtf" "%~dp0*.txt") do copy /y "%%~fF" "%TARGET%\" >nul || goto failed
echo Done. In Outlook, choose File, Options, Mail, Signatures to make it your default.
pause
exit /b 0
:failed
echo The signature could not be copied to "%TARGET%".
pause
exit /b 1
